using System.Text;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Service.Dashboard;

/// <summary>The page of one alert.</summary>
/// <param name="Series">The series of the first signal.</param>
/// <param name="Marks">Where the matched words of each story stand, by story id.</param>
public sealed record AlertPageModel(Alert Alert, SeriesAnswer? Series, IReadOnlyDictionary<string, StoryMarks> Marks)
{
    /// <summary>Bytes that stories may take of the page, and how many of those with their snippets.</summary>
    private const int StoryBytes = 20_000;
    private const int SnippetBytes = 13_000;

    /// <summary>Bytes that signals may take of the page.</summary>
    private const int SignalBytes = 5_000;

    /// <summary>The stories there is room for, in order of rank; the later ones of a long list without their snippets.</summary>
    public IReadOnlyList<AlertStory> Stories { get; } = Fit(Alert.Stories, Marks);

    /// <summary>The signals there is room for.</summary>
    public IReadOnlyList<Signal> Signals { get; } = Fit(Alert.Signals);

    /// <summary>Stories by language, then by publisher; languages and publishers with most stories first.</summary>
    public IReadOnlyList<LanguageGroup> Languages => Stories
        .GroupBy(s => s.Language, StringComparer.Ordinal)
        .OrderByDescending(g => g.Sum(s => 1 + s.Copies)).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new LanguageGroup(g.Key, g
            .GroupBy(s => s.Publisher, StringComparer.Ordinal)
            .OrderByDescending(p => p.Count()).ThenBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => new PublisherGroup(p.Key, p.OrderBy(s => s.PublishedAt).ToList())).ToList())).ToList();

    /// <summary>What happened with the alert, oldest first.</summary>
    public IReadOnlyList<AlertMoment> Timeline
    {
        get
        {
            var moments = new List<AlertMoment> { new(Alert.StartedAt, "The coverage began to rise.") };
            if (Alert.DetectedAt is { } detected)
                moments.Add(new(detected, "It could be told from chance: the alert was opened."));
            moments.AddRange(Alert.Stories.OrderBy(s => s.PublishedAt).Take(1).Select(s => new AlertMoment(s.PublishedAt, $"First story, by {s.Publisher}.")));
            if (Alert.Acknowledged is { } seen)
                moments.Add(new(seen.At, $"{seen.By} has seen to it.", seen.Note));
            if (Alert.UpdatedAt > Alert.StartedAt && Alert.UpdatedAt != Alert.ResolvedAt)
                moments.Add(new(Alert.UpdatedAt, Alert.Revision > 1 ? $"Last change (revision {Alert.Revision})." : "Last change."));
            if (Alert.ResolvedAt is { } over)
                moments.Add(new(over, "Over: nothing new for a while."));
            return moments.OrderBy(m => m.At).ToList();
        }
    }

    private static List<AlertStory> Fit(IReadOnlyList<AlertStory> stories, IReadOnlyDictionary<string, StoryMarks> marks)
    {
        const int MarkBytes = 13;
        var shown = new List<AlertStory>();
        var bytes = 0;
        foreach (var story in stories)
        {
            var found = marks.GetValueOrDefault(story.Id, StoryMarks.None);
            bytes += Encoding.UTF8.GetByteCount(story.Title) + Encoding.UTF8.GetByteCount(story.Url) + found.Title.Count * MarkBytes;
            var snippet = Encoding.UTF8.GetByteCount(story.Snippet) + found.Snippet.Count * MarkBytes;
            var fits = bytes + snippet <= SnippetBytes;
            bytes += fits ? snippet : 0;
            if (shown.Count > 0 && bytes > StoryBytes)
                break;
            shown.Add(fits ? story : story with { Snippet = "" });
        }

        return shown;
    }

    private static List<Signal> Fit(IReadOnlyList<Signal> signals)
    {
        const int MaxSignals = 12;
        var bytes = 0;
        // A key stands in an address, where a letter outside ASCII takes nine bytes.
        return signals.Take(MaxSignals)
            .TakeWhile((s, i) => (bytes += Encoding.UTF8.GetByteCount(s.Label) + 3 * Encoding.UTF8.GetByteCount(s.Key.Id)) <= SignalBytes || i == 0).ToList();
    }
}

public sealed record LanguageGroup(string Language, IReadOnlyList<PublisherGroup> Publishers);

public sealed record PublisherGroup(string Publisher, IReadOnlyList<AlertStory> Stories);

/// <param name="Note">In the words of a person.</param>
public sealed record AlertMoment(DateTimeOffset At, string What, string? Note = null);
