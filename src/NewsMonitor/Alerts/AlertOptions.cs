namespace NewsMonitor.Alerts;

/// <summary>
/// The life cycle of an alert. None of these decides whether something is an alert at all: that is the detector's budget.
/// </summary>
public sealed record AlertOptions
{
    /// <summary>
    /// An alert is over when its signals gained no story for so long. More than a day, so that an archive that knows only
    /// the day of an article can still tell an event of several days as one.
    /// </summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromHours(36);

    /// <summary>An alert that is over opens again when it returns within this time, instead of a new one.</summary>
    public TimeSpan Reopen { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// So long after the last message on an alert a further topic or language is worth another one; twice as long for the
    /// second of the kind, four times from the third on. What is more severe, or returned, is told at once.
    /// </summary>
    public TimeSpan BetweenMessages { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How long after its last copy a text is still a copy; see <see cref="Analysis.StoryIndex"/>.</summary>
    public TimeSpan StoryWindow { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Languages (BCP 47) the reader prefers for headlines, best first; a headline is in another when none is there. English
    /// by default, as the sentences of alerts are.
    /// </summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en"];
}
