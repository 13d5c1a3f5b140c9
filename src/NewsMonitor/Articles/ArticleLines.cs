using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsMonitor.Articles;

/// <summary>Articles in JSON Lines: <c>{"url","title","text","publishedAt","source","language"?}</c>, further members kept.</summary>
public static class ArticleLines
{
    /// <summary>Longest line read, in UTF-16 characters; a longer one is an error that names the line.</summary>
    public const int MaxLineLength = 32 * 1024 * 1024;

    /// <summary>Reads articles one by one, in the order of the file; empty lines are skipped.</summary>
    /// <exception cref="InvalidInputException">A line is not such an article; the message names the line and what is wrong.</exception>
    public static async IAsyncEnumerable<Article> ReadAsync(
        Stream stream, string name, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream);
        var number = 0;
        await foreach (var line in BoundedLines.ReadAsync(reader, name, MaxLineLength, cancellationToken).ConfigureAwait(false))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return Parse(line, name, number, now);
        }
    }

    private static Article Parse(string json, string name, int number, DateTimeOffset now)
    {
        ArticleLine? line;
        try
        {
            line = JsonSerializer.Deserialize(LoneSurrogates.Mend(json), NewsMonitorJson.Lines.ArticleLine);
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"{name}, line {number}: {ArticleLineFault.Of(json, e)}.", e);
        }

        if (string.IsNullOrWhiteSpace(line?.Title) && string.IsNullOrWhiteSpace(line?.Text))
            throw new InvalidInputException($"{name}, line {number}: neither \"title\" nor \"text\".");
        if (ScriptScheme(line.Url) is { } scheme)
            throw new InvalidInputException($"{name}, line {number}: \"url\" must be a web address; {scheme} is none.");
        return ArticleTime.TryRead(line.TimeAsWritten, now, out var publishedAt)
            ? (line with { PublishedAt = publishedAt }).ToArticle(now)
            : throw new InvalidInputException($"{name}, line {number}: {ArticleLineFault.Time(line.TimeAsWritten)}");
    }

    /// <summary>Addresses are shown as links: one that runs something when it is followed is refused.</summary>
    private static string? ScriptScheme(string? url) =>
        Array.Find(["javascript:", "data:", "vbscript:"], scheme => url?.TrimStart().StartsWith(scheme, StringComparison.OrdinalIgnoreCase) == true);
}

/// <summary>An article line as it stands in a file, before it has an identity and an event time.</summary>
public sealed record ArticleLine
{
    public string? Url { get; init; }
    public string? Title { get; init; }
    public string? Text { get; init; }

    [JsonIgnore]
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What stands in the file for <see cref="PublishedAt"/>: read apart, so that the error can say what it is.</summary>
    [JsonPropertyName("publishedAt")]
    public JsonElement TimeAsWritten { get; init; }

    public string? Source { get; init; }
    public string? Language { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Further { get; set; }

    /// <summary>The article the line tells of. <paramref name="now"/> stands in for a time that is missing or in the future.</summary>
    public Article ToArticle(DateTimeOffset now)
    {
        var url = Url ?? "";
        var title = Mojibake.Repair(Title ?? "");
        var text = Mojibake.Repair(Text ?? "");
        return new Article
        {
            Id = ArticleIdentity.Of(url, title.Length > 0 ? title : text, PublishedAt),
            Url = url,
            Title = title,
            Text = text,
            PublishedAt = PublishedAt?.ToUniversalTime(),
            EventTime = Articles.EventTime.Of(PublishedAt, now),
            Source = !string.IsNullOrWhiteSpace(Source) ? Source : Publisher.Of(url),
            Language = Language,
            FetchedAt = null,
            Further = Further,
        };
    }
}
