using System.Collections.Concurrent;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Alerts;

/// <summary>Replays an archive of articles, in any order and without storage, and finds the alerts a monitor would have raised.</summary>
public sealed class Backtest
{
    private readonly Watchlist _watchlist;
    private readonly List<DayRollup> _days;

    private Backtest(Watchlist watchlist, List<DayRollup> days, int articles, int undated)
    {
        _watchlist = watchlist;
        _days = days;
        Articles = articles;
        Undated = undated;
        Relevant = days.Sum(d => d.Relevant.Count);
    }

    /// <summary>Different articles with a date, and those of them that are about the relation.</summary>
    public int Articles { get; }
    public int Relevant { get; }

    /// <summary>Articles left out because they have no date, an implausible one or one in the future: nobody knows in which hour they count.</summary>
    public int Undated { get; }

    /// <summary>First and last day (UTC); null when there is no dated article.</summary>
    public (DateOnly First, DateOnly Last)? Span => _days.Count == 0 ? null : (_days[0].Day, _days[^1].Day);

    /// <summary>Analyses every article, on all cores.</summary>
    /// <param name="now">Later dates are taken for mistakes.</param>
    public static async Task<Backtest> ReadAsync(
        IAsyncEnumerable<Article> articles, Watchlist watchlist, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var analyzer = new BuiltInAnalyzer(watchlist);
        var mentions = new ConcurrentDictionary<string, Mention>(StringComparer.Ordinal);
        var undated = 0;
        await Parallel.ForEachAsync(articles, cancellationToken, (article, _) =>
        {
            if (article.PublishedAt is not { } at || at < EventTime.Earliest || at > now)
            {
                Interlocked.Increment(ref undated);
                return ValueTask.CompletedTask;
            }
            var mention = Mention.Of(article, analyzer.Analyze(article));
            mentions.AddOrUpdate(mention.ArticleId, mention, (_, known) => Earlier(known, mention));
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);

        var days = mentions.Values.GroupBy(m => DateOnly.FromDateTime(m.EventTime.UtcDateTime)).OrderBy(g => g.Key)
            .Select(g => DayRollup.Build(g.Key, g)).ToList();
        return new Backtest(watchlist, days, mentions.Count, undated);
    }

    /// <summary>The alerts of the whole archive, each in its state at its end, oldest first.</summary>
    public IReadOnlyList<Alert> Alerts(DetectorOptions options, AlertOptions? alertOptions = null)
    {
        if (_days.Count == 0)
            return [];
        var until = new DateTimeOffset(_days[^1].Day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return AlertTimeline.Build(_days, _watchlist, options, DateTimeOffset.MinValue.AddDays(1), until, alertOptions);
    }

    /// <summary>The same article twice: the earlier wins; of two at the same time the one that sorts first, so that the order in the file says nothing.</summary>
    private static Mention Earlier(Mention one, Mention other)
    {
        var order = one.EventTime.CompareTo(other.EventTime);
        if (order == 0)
            order = string.CompareOrdinal(one.Title, other.Title);
        if (order == 0)
            order = string.CompareOrdinal(one.Fingerprint.Value, other.Fingerprint.Value);
        return order <= 0 ? one : other;
    }
}
