using NewsMonitor.Analysis;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Config;

/// <summary>Makes the analyser of a watchlist: the built-in one, or one that adds to it in the cloud.</summary>
public delegate IArticleAnalyzer AnalyzerFactory(Watchlist watchlist);

/// <summary>The analyser of the watchlist in force, made anew only when the watchlist changes.</summary>
public sealed class CurrentAnalyzer(WatchlistStore watchlists, AnalyzerFactory factory)
{
    private (Watchlist Watchlist, IArticleAnalyzer Analyzer)? _current;

    public async ValueTask<IArticleAnalyzer> GetAsync(CancellationToken cancellationToken)
    {
        var watchlist = await watchlists.GetAsync(cancellationToken).ConfigureAwait(false);
        if (_current is { } current && ReferenceEquals(current.Watchlist, watchlist))
            return current.Analyzer;
        // Two callers at once may both make one: the later wins, either is right.
        var analyzer = factory(watchlist);
        _current = (watchlist, analyzer);
        return analyzer;
    }
}
