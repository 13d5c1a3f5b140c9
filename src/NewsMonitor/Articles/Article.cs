using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsMonitor.Articles;

/// <summary>
/// One article as it was read: what the blob <c>articles/yyyy/MM/dd/{id}.json</c> holds. Written once, never changed.
/// </summary>
public sealed record Article
{
    /// <summary>Identity of the article, equal for all addresses of the same page; see <see cref="ArticleIdentity"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The address a reader should open. http or https; empty when the source gave none.</summary>
    public required string Url { get; init; }

    /// <summary>Headline as plain text.</summary>
    public required string Title { get; init; }

    /// <summary>Body or teaser as plain text, blocks parted by line breaks; empty when there was none.</summary>
    public string Text { get; init; } = "";

    /// <summary>When the publisher says it was published; null when it did not say, or said something implausible.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The moment (UTC) in whose hour the article counts; see <see cref="Articles.EventTime"/>.</summary>
    public required DateTimeOffset EventTime { get; init; }

    /// <summary>Name of the publisher, e.g. "KCNA" or "yna.co.kr".</summary>
    public required string Source { get; init; }

    /// <summary>Language the source claims (BCP 47), a hint only.</summary>
    public string? Language { get; init; }

    /// <summary>Author as given.</summary>
    public string? Author { get; init; }

    /// <summary>Address of the feed that brought it: the unit in which reading is counted (exposure). Null for files.</summary>
    public string? Feed { get; init; }

    /// <summary>When it was read.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>Members of the source line that the monitor does not know; kept as they came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Further { get; set; }

    /// <summary>The unit of exposure the article was read through: its feed, or its publisher where there is no feed.</summary>
    [JsonIgnore]
    public string ReadThrough => Feed ?? Source;
}
