using System.Globalization;
using System.Text.Json.Nodes;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Api;

/// <summary>
/// A parameter of a route. The same declaration validates the request and describes the parameter in the OpenAPI
/// document, so that the two cannot disagree.
/// </summary>
public abstract class ApiParameter(string name, string description, JsonObject schema, string? example)
{
    public string Name { get; } = name;
    public string Description { get; } = description;
    public string? Example { get; } = example;
    public bool InPath { get; init; }

    /// <summary>JSON schema of the value, a new object each time.</summary>
    public JsonObject Schema() => (JsonObject)schema.DeepClone();

    internal abstract object? ParseObject(string text);
}

/// <inheritdoc/>
public sealed class ApiParameter<T>(string name, string description, JsonObject schema, T absent, Func<string, T> parse, string? example = null)
    : ApiParameter(name, description, schema, example)
{
    /// <summary>The value when the parameter is not given.</summary>
    public T Absent { get; } = absent;

    internal override object? ParseObject(string text) => parse(text);
}

/// <summary>The value does not fit its parameter; the message says what would.</summary>
internal sealed class ParameterFormatException(string message) : Exception(message);

/// <summary>Makes parameters of the usual shapes.</summary>
internal static class ApiParameters
{
    public static ApiParameter<DateTimeOffset?> Time(string name, string description) => new(
        name, description, new() { ["type"] = "string", ["format"] = "date-time" }, null, ParseTime, "2024-09-13T00:00:00Z");

    public static ApiParameter<DateOnly?> Day(string name, string description) => new(
        name, description, new() { ["type"] = "string", ["format"] = "date" }, null,
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ParameterFormatException("Give a day as yyyy-MM-dd."), "2024-09-13");

    public static ApiParameter<int> Number(string name, string description, int least, int most, int absent) => new(
        name, description, new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most, ["default"] = absent }, absent,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ParameterFormatException(string.Create(CultureInfo.InvariantCulture, $"Give a whole number from {least} to {most}.")));

    public static ApiParameter<string?> Text(string name, string description, int longest = 200, string? example = null) => new(
        name, description, new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = longest }, null,
        text => text.Trim() is { Length: > 0 } trimmed && trimmed.Length <= longest && !trimmed.Any(char.IsControl)
            ? trimmed
            : throw new ParameterFormatException(string.Create(CultureInfo.InvariantCulture, $"Give 1 to {longest} characters on one line.")), example);

    public static ApiParameter<bool?> Flag(string name, string description) => new(
        name, description, new() { ["type"] = "boolean" }, null,
        text => text switch
        {
            "true" => true,
            "false" => false,
            _ => throw new ParameterFormatException("Give true or false."),
        });

    public static ApiParameter<string> Choice(string name, string description, string absent, params string[] choices) => new(
        name, description, new() { ["type"] = "string", ["enum"] = Array(choices), ["default"] = absent }, absent,
        text => choices.Contains(text, StringComparer.Ordinal)
            ? text
            : throw new ParameterFormatException($"Give one of {string.Join(", ", choices)}."));

    /// <summary>One or several of an enumeration, parted by commas; empty when not given.</summary>
    public static ApiParameter<IReadOnlyList<TEnum>> Several<TEnum>(string name, string description) where TEnum : struct, Enum
    {
        var names = Enum.GetValues<TEnum>().ToDictionary(v => char.ToLowerInvariant(v.ToString()[0]) + v.ToString()[1..], StringComparer.Ordinal);
        return new(name, description,
            new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string", ["enum"] = Array(names.Keys) }, ["uniqueItems"] = true }, [],
            text => text.Split(',', StringSplitOptions.TrimEntries)
                .Select(part => names.TryGetValue(part, out var value)
                    ? value
                    : throw new ParameterFormatException($"Give one or several of {string.Join(", ", names.Keys)}, parted by commas."))
                .Distinct().ToList());
    }

    /// <summary>Names parted by commas out of a fixed set; empty when not given.</summary>
    public static ApiParameter<IReadOnlyList<string>> Names(string name, string description, IReadOnlyCollection<string> choices) => new(
        name, description,
        new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string", ["enum"] = Array(choices) }, ["uniqueItems"] = true }, [],
        text => text.Split(',', StringSplitOptions.TrimEntries)
            .Select(part => choices.Contains(part, StringComparer.Ordinal)
                ? part
                : throw new ParameterFormatException($"Give one or several of {string.Join(", ", choices)}, parted by commas."))
            .Distinct().ToList());

    public static ApiParameter<SeriesKey?> Key(string name, string description) => new(
        name, description, KeySchema(), null, text => ParseKey(text), "entity:kim-jong-un");

    public static ApiParameter<SeriesKey> KeyInPath(string name, string description) => new(
        name, description, KeySchema(), default, ParseKey, "entity:kim-jong-un")
    { InPath = true };

    public static ApiParameter<string> IdInPath(string name, string description, string example) => new(
        name, description, new() { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9_-]{1,64}$" }, "",
        text => text.Length is >= 1 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? text
            : throw new ParameterFormatException("Give an id: 1 to 64 letters, digits, '-' or '_'."), example)
    { InPath = true };

    public static ApiParameter<PageCursor?> After() => new(
        "after", "Where to go on: the value of `next` in the answer before, together with the same filters.",
        new() { ["type"] = "string", ["maxLength"] = PageCursor.MaxLength }, null,
        text => PageCursor.TryParse(text, out var cursor) ? cursor : throw new ParameterFormatException("Give the value of \"next\" of the page before, unchanged."));

    private static JsonObject KeySchema() => new()
    {
        ["type"] = "string",
        ["pattern"] = "^(relation|entity|topic|keyword|pair|term):.+$",
        ["maxLength"] = MaxKeyLength,
    };

    private const int MaxKeyLength = 300;
    private const int FirstYear = 1990;
    private const int LastYear = 2200;

    private static SeriesKey ParseKey(string text) => text.Length <= MaxKeyLength && SeriesKey.TryParse(text, out var key)
        ? key
        : throw new ParameterFormatException("Give a key as kind:id, e.g. entity:kim-jong-un or topic:arms-transfers.");

    private static DateTimeOffset? ParseTime(string text)
    {
        string[] formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        // A plus sign that was not escaped arrives as a space.
        if (!DateTimeOffset.TryParseExact(text.Replace(' ', '+'), formats, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            throw new ParameterFormatException("Give a time as ISO 8601, e.g. 2024-09-13 or 2024-09-13T08:00:00Z.");
        return time.Year is >= FirstYear and <= LastYear
            ? time
            : throw new ParameterFormatException(string.Create(CultureInfo.InvariantCulture, $"Give a time between the years {FirstYear} and {LastYear}."));
    }

    private static JsonArray Array(IEnumerable<string> values) => new(values.Select(v => (JsonNode)v).ToArray());
}
