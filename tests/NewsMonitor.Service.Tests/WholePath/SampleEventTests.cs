using NewsMonitor.Alerts;
using NewsMonitor.Articles;
using NewsMonitor.Local.Sample;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Tests.WholePath;

/// <summary>The event of the sample, told by eight publishers within 80 minutes, at every time of the hour and of the day.</summary>
public sealed class SampleEventTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 10)]
    [InlineData(7, 20)]
    [InlineData(11, 30)]
    [InlineData(14, 40)]
    [InlineData(18, 50)]
    [InlineData(21, 59)]
    public async Task One_event_is_one_alert_whenever_it_begins(int hour, int minute)
    {
        var anchor = new DateTimeOffset(2025, 3, 20, hour, minute, 0, TimeSpan.Zero);
        var news = await SampleNews.LoadAsync(anchor, TestContext.Current.CancellationToken);
        var articles = news.Feeds.SelectMany(f => news.EntriesOf(f).Select(e =>
            new ArticleLine { Url = e.Url, Title = e.Title, Text = e.Text, PublishedAt = e.PublishedAt, Source = f.Title, Language = f.Language }.ToArticle(anchor)));

        var backtest = await Backtest.ReadAsync(articles.ToAsyncEnumerable(), BuiltInWatchlist.DprkRussia, anchor.AddDays(1), TestContext.Current.CancellationToken);
        var alerts = backtest.Alerts(new DetectorOptions());

        var alert = Assert.Single(alerts);
        Assert.True(alert.Stories.Count >= 10, $"{alert.Stories.Count} stories");
        Assert.True(alert.Languages.Count >= 6, string.Join(' ', alert.Languages));
        Assert.Contains(alert.Signals, s => s.Label.Contains("Lavrov", StringComparison.Ordinal));
    }
}
