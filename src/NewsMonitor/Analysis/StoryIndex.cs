namespace NewsMonitor.Analysis;

/// <summary>
/// Tells copies from news: assigns near-identical texts within a window of days to one story. Texts must be added in
/// order of event time (ties by article id); the outcome for a text depends only on the texts before it, so the stories
/// of a day stay the same whatever comes later.
/// </summary>
public sealed class StoryIndex(TimeSpan window)
{
    private readonly Dictionary<string, (string Story, DateTimeOffset At)> _stories = [];

    /// <summary>How long after the last copy another copy still belongs to the story.</summary>
    public TimeSpan Window { get; } = window;

    /// <summary>The story of a text: the id of the first article that told it.</summary>
    public string Assign(string articleId, DateTimeOffset eventTime, StoryFingerprint fingerprint)
    {
        var story = _stories.TryGetValue(fingerprint.Value, out var known) && eventTime - known.At <= Window ? known.Story : articleId;
        _stories[fingerprint.Value] = (story, eventTime);
        return story;
    }
}
