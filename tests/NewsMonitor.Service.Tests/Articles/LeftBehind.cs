using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Service.Api;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Config;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Tests.Articles;

/// <summary>A monitor whose article blobs have lost their events, with an analyser that does with an article what the test says by its title.</summary>
internal sealed class LeftBehind : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2024, 9, 13, 12, 17, 0, TimeSpan.Zero);
    private readonly ServiceProvider _monitor;

    private LeftBehind(ServiceProvider monitor, FakeTimeProvider time, Analyzer analyzer)
    {
        _monitor = monitor;
        Time = time;
        Says = analyzer.Says;
        Asked = analyzer.Asked;
    }

    public FakeTimeProvider Time { get; }

    /// <summary>By title; an article that is not here is analysed and enriched.</summary>
    public ConcurrentDictionary<string, Func<ArticleAnalysis, ArticleAnalysis>> Says { get; }

    /// <summary>Titles the analyser was asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; }
    public ArticleBacklog Backlog => _monitor.GetRequiredService<ArticleBacklog>();
    public EnrichArticles Enrich => _monitor.GetRequiredService<EnrichArticles>();
    public MonitorStorage Storage => _monitor.GetRequiredService<MonitorStorage>();
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static async Task<LeftBehind> StartAsync(AzuriteFixture azurite)
    {
        var time = new FakeTimeProvider(Start);
        var analyzer = new Analyzer();
        return new LeftBehind(await azurite.MonitorAsync(s => s.AddSingleton<TimeProvider>(time).AddSingleton<AnalyzerFactory>(_ => analyzer)), time, analyzer);
    }

    /// <summary>Stores an article of which nobody is told.</summary>
    /// <returns>The name of its blob.</returns>
    public async Task<string> StoreAsync(string title, TimeSpan ago)
    {
        var article = new ArticleLine { Url = $"https://example.org/{title}", Title = title, PublishedAt = Time.GetUtcNow() - ago, Source = "Example" }.ToArticle(Time.GetUtcNow());
        Assert.True(await _monitor.GetRequiredService<ArticleStore>().CreateAsync(article, Now));
        return ArticleStore.NameOf(article.EventTime, article.Id);
    }

    public Task AnalyzeAsync(string blob) => _monitor.GetRequiredService<AnalyzeArticle>().RunAsync(blob, Now);

    public async Task<HealthCheck> AnalysisHealthAsync()
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        return (await _monitor.GetRequiredService<MonitorHealth>().CheckAsync(Now)).Checks.Single(c => c.Id == "analysis");
    }

    public ValueTask DisposeAsync() => _monitor.DisposeAsync();

    private sealed class Analyzer : IArticleAnalyzer
    {
        public ConcurrentDictionary<string, Func<ArticleAnalysis, ArticleAnalysis>> Says { get; } = [];
        public ConcurrentQueue<string> Asked { get; } = [];

        public ValueTask<ArticleAnalysis> AnalyzeAsync(Article article, CancellationToken cancellationToken)
        {
            Asked.Enqueue(article.Title);
            var analysis = new ArticleAnalysis { Language = "en", Relevance = new Relevance(1, true, []), Fingerprint = StoryFingerprint.Of(article.Title, article.Text) };
            return ValueTask.FromResult(Says.TryGetValue(article.Title, out var change) ? change(analysis) : analysis);
        }
    }
}
