using System.Diagnostics.Metrics;

namespace NewsMonitor.Functions.Enrichment;

/// <summary>What the cloud analyser has cost today, and until when it asked to be left alone. Counted in meter "NewsMonitor.Language".</summary>
internal sealed class CloudBudget : IDisposable
{
    private readonly TimeProvider _time;
    private readonly int _maxPerDay;
    private readonly Meter _meter = new("NewsMonitor.Language");
    private readonly Counter<long> _records;
    private readonly Counter<long> _articles;
    private readonly Counter<long> _putOff;
    private readonly Lock _counting = new();
    private DateOnly _day;
    private int _spent;
    private DateTimeOffset _restUntil;

    public CloudBudget(TimeProvider time, int maxPerDay)
    {
        _time = time;
        _maxPerDay = maxPerDay;
        _records = _meter.CreateCounter<long>("newsmonitor.language.text_records", "{record}", "Text records sent, as billed.");
        _articles = _meter.CreateCounter<long>("newsmonitor.language.articles", "{article}", "Articles enriched.");
        _putOff = _meter.CreateCounter<long>("newsmonitor.language.put_off", "{article}", "Articles to be enriched later.");
    }

    /// <summary>Takes records from the day's budget; false when it is spent or the service asked for rest.</summary>
    public bool TryTake(int records)
    {
        lock (_counting)
        {
            var now = _time.GetUtcNow();
            var today = DateOnly.FromDateTime(now.UtcDateTime);
            if (today != _day)
                (_day, _spent) = (today, 0);
            if (now < _restUntil || _spent + records > _maxPerDay)
                return false;
            _spent += records;
        }

        _records.Add(records);
        return true;
    }

    /// <summary>The service throttled or failed: nobody asks it again before <paramref name="wait"/> has passed.</summary>
    public void Rest(TimeSpan wait)
    {
        lock (_counting)
            _restUntil = _time.GetUtcNow() + wait;
    }

    public void Enriched() => _articles.Add(1);

    public void PutOff() => _putOff.Add(1);

    public void Dispose() => _meter.Dispose();
}
