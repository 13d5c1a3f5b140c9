using System.Diagnostics.Metrics;

namespace NewsMonitor.Functions.Enrichment;

/// <summary>Takes text records from what all instances together may spend today; false when less is left.</summary>
internal delegate Task<bool> DayBudget(int records, CancellationToken cancellationToken);

/// <summary>What the cloud analyser may cost today, and until when it asked to be left alone. Counted in meter "NewsMonitor.Language".</summary>
internal sealed class CloudBudget : IDisposable
{
    private readonly TimeProvider _time;
    private readonly DayBudget _ofDay;
    private readonly Meter _meter = new("NewsMonitor.Language");
    private readonly Counter<long> _records;
    private readonly Counter<long> _articles;
    private readonly Counter<long> _putOff;
    private long _restUntil;

    public CloudBudget(TimeProvider time, DayBudget ofDay)
    {
        _time = time;
        _ofDay = ofDay;
        _records = _meter.CreateCounter<long>("newsmonitor.language.text_records", "{record}", "Text records sent, as billed.");
        _articles = _meter.CreateCounter<long>("newsmonitor.language.articles", "{article}", "Articles enriched.");
        _putOff = _meter.CreateCounter<long>("newsmonitor.language.put_off", "{article}", "Articles to be enriched later.");
    }

    /// <summary>Takes records from the day's budget; false when it is spent or the service asked for rest.</summary>
    public async ValueTask<bool> TryTakeAsync(int records, CancellationToken cancellationToken)
    {
        if (_time.GetUtcNow().UtcTicks < Interlocked.Read(ref _restUntil) || !await _ofDay(records, cancellationToken).ConfigureAwait(false))
            return false;
        _records.Add(records);
        return true;
    }

    /// <summary>The service throttled or failed: this instance does not ask it again before <paramref name="wait"/> has passed.</summary>
    public void Rest(TimeSpan wait) => Interlocked.Exchange(ref _restUntil, (_time.GetUtcNow() + wait).UtcTicks);

    public void Enriched() => _articles.Add(1);

    public void PutOff() => _putOff.Add(1);

    public void Dispose() => _meter.Dispose();
}
