using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Alerts;
using NewsMonitor.Articles;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Tests.Storage;

public sealed class StoreTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Noon = new(2024, 9, 13, 12, 30, 0, TimeSpan.Zero);
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_is_created_once_analysed_to_one_row_and_costs_three_operations()
    {
        await using var monitor = await azurite.MonitorAsync(s => s.AddSingleton<TimeProvider>(new FakeTimeProvider(Noon)));
        var articles = monitor.GetRequiredService<ArticleStore>();
        var article = new ArticleLine { Url = "https://example.org/a", Title = "Title", Text = "Text", PublishedAt = Noon.AddHours(-1), Source = "Example" }.ToArticle(Noon);
        // The watchlist is looked at once in half a minute, not once an article.
        await monitor.GetRequiredService<NewsMonitor.Service.Config.CurrentAnalyzer>().GetAsync(Now);
        var operations = monitor.GetRequiredService<StorageOperationCounter>();
        var before = operations.Total;

        Assert.True(await articles.CreateAsync(article, Now));
        var name = ArticleStore.NameOf(article.EventTime, article.Id);
        await monitor.GetRequiredService<AnalyzeArticle>().RunAsync(name, Now);

        Assert.Equal(3, operations.Total - before);
        Assert.False(await articles.CreateAsync(article with { Title = "Changed" }, Now));
        Assert.Equal("Title", (await articles.GetAsync(name, Now))!.Title);
        Assert.NotNull(await monitor.GetRequiredService<MentionStore>().GetAsync(article.EventTime, article.Id, Now));
        Assert.Empty(await monitor.GetRequiredService<ArticleBacklog>().OfDayAsync(new DateOnly(2024, 9, 13), Now));
    }

    [Fact]
    public async Task A_late_article_changes_the_rollup_of_its_closed_day()
    {
        var time = new FakeTimeProvider(Noon);
        await using var monitor = await azurite.MonitorAsync(s => s.AddSingleton<TimeProvider>(time));
        var history = monitor.GetRequiredService<MonitorHistory>();
        await ReadAsync(monitor, "https://example.org/early", Noon.AddHours(-2));
        time.SetUtcNow(Noon.AddDays(2));
        var day = new DateOnly(2024, 9, 13);
        Assert.Equal(1, (await history.LoadAsync(day, time.GetUtcNow(), Now))[0].Read.Sum(r => r.Articles));

        await ReadAsync(monitor, "https://example.org/late", Noon.AddHours(-1));

        Assert.Equal(2, (await history.LoadAsync(day, time.GetUtcNow(), Now))[0].Read.Sum(r => r.Articles));
        Assert.Empty(await monitor.GetRequiredService<ClosedDays>().StaleAsync(Now));
        // Loading again reads nothing but the list of rollups, the marks, and the open day.
        var operations = monitor.GetRequiredService<StorageOperationCounter>();
        var before = operations.Total;
        await history.LoadAsync(day, time.GetUtcNow(), Now);
        Assert.Equal(3, operations.Total - before);
    }

    [Fact]
    public async Task Alerts_are_found_by_id_listed_newest_first_and_changed_only_from_what_was_read()
    {
        await using var monitor = await azurite.MonitorAsync();
        var store = monitor.GetRequiredService<AlertStore>();
        var alerts = Enumerable.Range(0, 5).Select(i => Sample($"20240913{12 + i}-0000000{i}", Noon.AddHours(i))).ToList();
        foreach (var alert in alerts)
            Assert.True(await store.TryWriteAsync(alert, 0, null, Now));
        Assert.False(await store.TryWriteAsync(alerts[0], 0, null, Now));

        var listed = await store.QueryAsync(cancellationToken: Now).Select(a => a.Alert.Id).ToListAsync(Now);
        Assert.Equal(alerts.Select(a => a.Id).Reverse(), listed);
        var rest = await store.QueryAsync(afterId: listed[1], cancellationToken: Now).Select(a => a.Alert.Id).ToListAsync(Now);
        Assert.Equal(listed.Skip(2), rest);
        var part = await store.QueryAsync(Noon.AddHours(1), Noon.AddHours(3), cancellationToken: Now).Select(a => a.Alert.Id).ToListAsync(Now);
        Assert.Equal([alerts[2].Id, alerts[1].Id], part);

        var stale = (await store.GetAsync(alerts[0].Id, Now))!;
        await store.ChangeAsync(alerts[0].Id, a => a with { AnnouncedRevision = 1 }, Now);
        Assert.False(await store.TryWriteAsync(stale.Alert, 0, stale.Version, Now));
        Assert.False((await store.GetAsync(alerts[0].Id, Now))!.AnnouncementOwed);
        Assert.Null(await store.GetAsync("nonsense' or true", Now));
    }

    private static async Task ReadAsync(ServiceProvider monitor, string url, DateTimeOffset at)
    {
        var article = new ArticleLine { Url = url, Title = url, PublishedAt = at, Source = "Example" }.ToArticle(Noon.AddDays(3));
        Assert.True(await monitor.GetRequiredService<ArticleStore>().CreateAsync(article, Now));
        await monitor.GetRequiredService<AnalyzeArticle>().RunAsync(ArticleStore.NameOf(article.EventTime, article.Id), Now);
    }

    private static Alert Sample(string id, DateTimeOffset at) => new()
    {
        Id = id,
        Status = AlertStatus.Open,
        Severity = Severity.Medium,
        Headline = new string('h', 40_000),
        Why = "why",
        StartedAt = at,
        UpdatedAt = at,
        Signals = [],
        Stories = [],
        Articles = 1,
        Publishers = ["Example"],
        Languages = ["en"],
    };
}
