using NewsMonitor.Alerts;
using NewsMonitor.Spikes;

namespace NewsMonitor.Webhooks;

/// <summary>An alert that says it is a test and is whole otherwise, so that a receiver can be tried out with it.</summary>
public static class TestAlert
{
    public static Alert At(DateTimeOffset now)
    {
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        return new Alert
        {
            Id = "test",
            Status = AlertStatus.Open,
            Severity = Severity.Low,
            Headline = "Test message of the news monitor",
            Why = "Somebody tried out this webhook. Nothing happened; a real alert says here what was observed and how unlikely that is.",
            StartedAt = hour,
            UpdatedAt = now,
            Signals = [new Signal(SeriesKey.Relation, "relation", "All articles on the relation", new AlertWindow(hour, now), 3, 0.5, 6, 0.0144)],
            Stories = [new AlertStory("test", "A story with its publisher, language and time", "https://example.org/story", "Example Press", "en", hour, 2, "The sentence that shows why it counts.")],
            Articles = 3,
            Publishers = ["Example Press"],
            Languages = ["en"],
        };
    }
}
