using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NewsMonitor.Articles;

/// <summary>Says in words what is wrong with a line that could not be read as an article.</summary>
internal static class ArticleLineFault
{
    /// <summary>Deepest nesting that the JSON reader follows.</summary>
    private const int MaxDepth = 64;
    private const int MaxQuoted = 60;

    public static string Of(string json, JsonException refusal)
    {
        if (json.AsSpan().TrimStart() is not ['{', ..])
            return NoObject(json.AsSpan().Trim());
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= MaxDepth)
                    return $"nested more than {MaxDepth} deep";
            }
        }
        catch (JsonException e)
        {
            return Syntax(bytes, (int)Math.Min(e.BytePositionInLine ?? 0, bytes.Length));
        }

        return refusal.Path is ['$', '.', .. var member] ? $"\"{Shortened(member)}\" must be a text" : "not a JSON article";
    }

    private static string NoObject(ReadOnlySpan<char> line)
    {
        const string Wanted = "articles are JSON objects, one a line";
        if (line.IndexOfAnyInRange('\0', '\u0008') >= 0 || line.Contains('\uFFFD'))
            return $"not text; {Wanted}";
        return line is ['[', ..] ? $"an array; {Wanted}" : $"no JSON object: {Shortened(line.ToString())}";
    }

    public static string Time(JsonElement value) => $"\"publishedAt\" is no ISO 8601 time: {Shortened(value.GetRawText())}";

    private static string Syntax(byte[] bytes, int at)
    {
        if (at == bytes.Length)
            return "not JSON: the line ends in the middle of the article";
        return bytes[at] < ' '
            ? string.Create(CultureInfo.InvariantCulture, $"not JSON: the control character U+{bytes[at]:X4} stands unescaped at byte {at + 1}")
            : string.Create(CultureInfo.InvariantCulture, $"not JSON from byte {at + 1} on");
    }

    private static string Shortened(string text) => text.Length <= MaxQuoted ? text : $"{text.AsSpan(0, MaxQuoted)}…";
}
