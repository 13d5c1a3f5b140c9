using System.Globalization;
using System.Text.Json;
using NewsMonitor.Feeds;

namespace NewsMonitor.Tests.Feeds.Parsing;

/// <summary>
/// Field by field agreement with what Python's feedparser reads from the reference documents, counted as
/// <c>shared/bin/compare-feeds</c> does. The differences that remain are explained in docs/feeds-conformance.md.
/// </summary>
public sealed class ReferenceAgreementTests
{
    [Theory]
    [InlineData("captured", 1.0)]
    [InlineData("conformance", 0.99)]
    public void The_reference_documents_are_read_as_feedparser_reads_them(string folder, double floor)
    {
        if (Analysis.Repository.Shared is not { } shared)
        {
            Assert.Skip("The reference documents (../shared) are not there.");
            return;
        }

        var root = Path.Combine(shared, "feeds", folder);
        var different = new List<string>();
        var fields = 0;
        foreach (var line in File.ReadLines(Path.Combine(root, "expected.jsonl")))
        {
            using var want = JsonDocument.Parse(line);
            var file = want.RootElement.GetProperty("file").GetString()!;
            foreach (var (field, expected, actual) in Fields(want.RootElement, Read(Path.Combine(root, file))))
            {
                fields++;
                if (expected != actual)
                    different.Add($"{file} {field}: expected {expected}, got {actual}");
            }
        }

        Assert.True(fields - different.Count >= floor * fields, $"{different.Count} of {fields} fields differ:\n{string.Join('\n', different)}");
    }

    private static FeedDocument? Read(string path)
    {
        try
        {
            return FeedParser.Parse(File.ReadAllBytes(path), new FeedParseContext());
        }
        catch (FeedFormatException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Field, string Expected, string Actual)> Fields(JsonElement want, FeedDocument? got)
    {
        if (Text(want.GetProperty("feed"), "title") is { Length: > 0 } title)
            yield return ("feed.title", title, Squash(got?.Title));
        var entries = want.GetProperty("entries");
        yield return ("count", $"{entries.GetArrayLength()}", $"{got?.Entries.Count ?? 0}");
        foreach (var (w, g) in entries.EnumerateArray().Zip(got?.Entries ?? []))
        {
            foreach (var (field, actual) in ((string, string?)[])[("title", g.Title), ("link", g.Link), ("id", g.Id), ("author", g.Author)])
            {
                if (Text(w, field) is { Length: > 0 } expected)
                    yield return (field, expected, Squash(actual));
            }

            if (Text(w, "text") is { Length: > 0 } text)
                yield return ("text", Cut(text), Cut(Squash(g.Text)));
            if ((w.GetProperty("published").GetString() ?? w.GetProperty("updated").GetString()) is { } time)
                yield return ("time", $"{DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).UtcDateTime:o}", $"{(g.Published ?? g.Updated)?.UtcDateTime:o}");
        }
    }

    private static string Text(JsonElement element, string member) => Squash(element.GetProperty(member).GetString());

    private static string Cut(string text) => text[..Math.Min(40, text.Length)];

    private static string Squash(string? text) => text is null ? "" : string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not (>= '\u001C' and <= '\u001F')));
}
