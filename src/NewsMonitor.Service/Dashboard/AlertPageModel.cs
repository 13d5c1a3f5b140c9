using NewsMonitor.Alerts;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Service.Dashboard;

/// <summary>The page of one alert.</summary>
/// <param name="Series">The series of the first signal.</param>
/// <param name="Marks">Where the matched words of each story stand, by story id.</param>
public sealed record AlertPageModel(Alert Alert, SeriesAnswer? Series, IReadOnlyDictionary<string, StoryMarks> Marks)
{
    /// <summary>Stories by language, then by publisher; languages and publishers with most stories first.</summary>
    public IReadOnlyList<LanguageGroup> Languages => Alert.Stories
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
}

public sealed record LanguageGroup(string Language, IReadOnlyList<PublisherGroup> Publishers);

public sealed record PublisherGroup(string Publisher, IReadOnlyList<AlertStory> Stories);

/// <param name="Note">In the words of a person.</param>
public sealed record AlertMoment(DateTimeOffset At, string What, string? Note = null);
