using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Analysis;

namespace NewsMonitor.Spikes;

/// <summary>What is counted. Written "kind:id", e.g. "entity:kim-jong-un", "pair:kim-jong-un+vladimir-putin", "relation:all".</summary>
[JsonConverter(typeof(SeriesKeyConverter))]
public readonly record struct SeriesKey(KeyKind Kind, string Id) : IComparable<SeriesKey>
{
    /// <summary>The relation itself: every relevant article.</summary>
    public static readonly SeriesKey Relation = new(KeyKind.Relation, "all");

    /// <summary>The key of two entities in one article; the order of the two does not matter.</summary>
    public static SeriesKey Pair(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? new(KeyKind.Pair, $"{one}+{other}") : new(KeyKind.Pair, $"{other}+{one}");

    /// <summary>Reads "kind:id".</summary>
    public static bool TryParse(string? text, out SeriesKey key)
    {
        key = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 1 || colon == text!.Length - 1 || !Enum.TryParse<KeyKind>(text.AsSpan(0, colon), ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || char.IsAsciiDigit(text[0]))
            return false;
        key = new SeriesKey(kind, text[(colon + 1)..]);
        return true;
    }

    /// <summary>The keys an analysed article counts for, most important first, at most <paramref name="most"/>.</summary>
    public static IReadOnlyList<SeriesKey> Of(ArticleAnalysis analysis, int most)
    {
        var keys = new List<SeriesKey> { Relation };
        // Who reports is not what happened: agencies and papers are evidence (publishers), not keys.
        var entities = analysis.Entities.Where(e => e.Type is not "media").ToList();
        keys.AddRange(entities.Select(e => new SeriesKey(KeyKind.Entity, e.Id)));
        keys.AddRange(analysis.Topics.Select(t => new SeriesKey(KeyKind.Topic, t.Id)));
        keys.AddRange(analysis.Keywords.Select(k => new SeriesKey(KeyKind.Keyword, k)));
        keys.AddRange(analysis.Terms.Select(t => new SeriesKey(KeyKind.Term, t)));
        // Countries are in nearly every article: a pair tells something only between people, organisations and things.
        var paired = entities.Where(e => e.Type is not "country").Take(8).Select(e => e.Id).ToList();
        for (var i = 0; i < paired.Count; i++)
            for (var j = i + 1; j < paired.Count; j++)
                keys.Add(Pair(paired[i], paired[j]));
        return keys.Distinct().Take(most).ToList();
    }

    public int CompareTo(SeriesKey other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Id, other.Id);

    public override string ToString() => $"{KindName}:{Id}";

    /// <summary>The kind in lower case, as the contracts write it.</summary>
    public string KindName => Kind switch
    {
        KeyKind.Relation => "relation",
        KeyKind.Entity => "entity",
        KeyKind.Topic => "topic",
        KeyKind.Keyword => "keyword",
        KeyKind.Pair => "pair",
        _ => "term",
    };

    public static bool operator <(SeriesKey left, SeriesKey right) => left.CompareTo(right) < 0;
    public static bool operator >(SeriesKey left, SeriesKey right) => left.CompareTo(right) > 0;
    public static bool operator <=(SeriesKey left, SeriesKey right) => left.CompareTo(right) <= 0;
    public static bool operator >=(SeriesKey left, SeriesKey right) => left.CompareTo(right) >= 0;
}

/// <summary>Kinds of keys.</summary>
public enum KeyKind
{
    Relation,
    Entity,
    Topic,
    Keyword,
    Pair,
    Term,
}

public sealed class SeriesKeyConverter : JsonConverter<SeriesKey>
{
    public override SeriesKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SeriesKey.TryParse(reader.GetString(), out var key) ? key : throw new JsonException("Not a series key (kind:id).");

    public override void Write(Utf8JsonWriter writer, SeriesKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
