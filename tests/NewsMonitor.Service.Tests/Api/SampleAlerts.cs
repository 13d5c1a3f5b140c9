using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Alerts;
using NewsMonitor.Articles;
using NewsMonitor.Feeds;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Tests.Api;

/// <summary>Alerts, mentions and feeds made up for a test.</summary>
internal static class SampleAlerts
{
    public static readonly SeriesKey Lavrov = new(KeyKind.Entity, "sergei-lavrov");
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>An alert that started so many hours before noon.</summary>
    public static Alert Make(int hoursAgo, AlertStatus status = AlertStatus.Open, Severity severity = Severity.High, string headline = "Lavrov arrives in Pyongyang", SeriesKey? key = null, IReadOnlyList<AlertStory>? stories = null)
    {
        var at = ApiServer.Noon.AddHours(-hoursAgo);
        var lead = key ?? Lavrov;
        stories ??= [Story(0, headline, "https://news.example/lavrov", "news.example", "en", at)];
        return new Alert
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyyMMddHH}-{Fnv(lead + headline):x8}"),
            Status = status,
            Severity = severity,
            Headline = headline,
            Why = $"9 stories on {lead.Id} in 12 hours; 0.4 expected at this time of the week; by chance once in 80 years.",
            StartedAt = at,
            UpdatedAt = at.AddMinutes(30),
            DetectedAt = at.AddMinutes(20),
            ResolvedAt = status == AlertStatus.Resolved ? at.AddHours(2) : null,
            Signals = [new Signal(lead, lead.KindName, "Sergei Lavrov", new AlertWindow(at.AddHours(-12), at), 9, 0.4, 22.5, 2.1e-10)],
            Stories = stories,
            Articles = stories.Sum(s => 1 + s.Copies),
            Publishers = [.. stories.Select(s => s.Publisher).Distinct()],
            Languages = [.. stories.Select(s => s.Language).Distinct()],
        };
    }

    public static AlertStory Story(int number, string title, string url, string publisher, string language, DateTimeOffset at, string snippet = "Sergei Lavrov met Choe Son Hui in Pyongyang.") =>
        new(string.Create(CultureInfo.InvariantCulture, $"{number:x24}"), title, url, publisher, language, at, number % 3, snippet);

    public static async Task<Alert> StoreAsync(this ApiServer server, Alert alert)
    {
        Assert.True(await server.Services.GetRequiredService<AlertStore>().TryWriteAsync(alert, alert.Revision, null, Now));
        return alert;
    }

    /// <summary>Stores an article as the pipeline does, blob and mention.</summary>
    public static async Task<Article> ReadAsync(this ApiServer server, string url, DateTimeOffset at, string title, string text, string publisher = "news.example", string? feed = null)
    {
        var article = new ArticleLine { Url = url, Title = title, Text = text, PublishedAt = at, Source = publisher }.ToArticle(server.Time.GetUtcNow()) with { Feed = feed };
        await server.Services.GetRequiredService<ArticleStore>().CreateAsync(article, Now);
        await server.Services.GetRequiredService<AnalyzeArticle>().RunAsync(ArticleStore.NameOf(article.EventTime, article.Id), Now);
        return article;
    }

    /// <summary>Three weeks with a relevant story every other day and, in the last hours, one an hour on a visit.</summary>
    public static async Task ReadWeeksAsync(this ApiServer server)
    {
        for (var day = 1; day <= 20; day++)
            await server.ReadAsync($"https://news.example/quiet/{day}", ApiServer.Noon.AddDays(-day).AddMinutes(7), $"Putin writes to Kim Jong Un for the {day}th time",
                $"President Vladimir Putin of Russia sent letter number {day} to Kim Jong Un of North Korea, on item {day * 17} of the agenda of Moscow and Pyongyang.");
        for (var hour = 1; hour <= 5; hour++)
            await server.ReadAsync($"https://daily.example/visit/{hour}", ApiServer.Noon.AddHours(-hour), $"Lavrov in Pyongyang, hour {hour}",
                $"Russian Foreign Minister Sergei Lavrov met Choe Son Hui, round {hour * 31}, in Pyongyang. North Korea and Russia agreed on point {hour * 7} of {hour * 113}.", "daily.example");
    }

    /// <summary>Says that a feed of the list was read at a moment.</summary>
    public static async Task PollAsync(this ApiServer server, DateTimeOffset at, int failures = 0, string? error = null)
    {
        var listed = await server.Services.GetRequiredService<FeedList>().GetAsync(Now);
        await server.Services.GetRequiredService<FeedStore>().SaveAsync(
            new FeedState { Url = listed[0].Url, LastAttempt = at, LastSuccess = at, Failures = failures, LastError = error, NextFetch = at.AddMinutes(15) }, null, Now);
    }

    private static uint Fnv(string text) => text.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u);
}
