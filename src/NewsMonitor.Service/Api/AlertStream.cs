using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Azure;
using Microsoft.Extensions.Options;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Alerts;

namespace NewsMonitor.Service.Api;

/// <summary>
/// Alerts as they are opened and changed, written as Server-Sent Events (WHATWG HTML, 9.2). All readers share one look at the
/// newest alerts every few seconds. A reader that comes back with the id of the last event it got is told what it missed.
/// </summary>
public sealed class AlertStream(AlertStore alerts, IOptions<ApiOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Time between two looks: so late a reader learns of a change at most.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    /// <summary>After so long without an event a comment is sent, so that nobody on the way takes the connection for dead.</summary>
    public static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(15);

    /// <summary>Then the stream ends and the reader comes again by itself.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Alerts watched, newest first.</summary>
    public const int Watched = 200;

    private readonly SemaphoreSlim _looking = new(1, 1);
    private IReadOnlyList<StoredAlert> _latest = [];
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;
    private int _readers;

    /// <summary>True where the host can keep connections open (setting <c>NewsMonitor:Api:EventStreams</c>).</summary>
    public bool IsOffered => options.Value.EventStreams > 0;

    /// <summary>A place for one reader, given back when it is disposed of; null when all are taken.</summary>
    public IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref _readers) <= options.Value.EventStreams)
            return new Place(this);
        Interlocked.Decrement(ref _readers);
        return null;
    }

    /// <summary>The text of the stream, piece by piece, until <see cref="Longest"/> is over.</summary>
    /// <param name="after">The last event the reader has; null to be told of changes from now on.</param>
    internal async IAsyncEnumerable<string> ReadAsync(
        AlertQuery wanted, EventPlace? after, Func<Alert, Alert> withLinks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        var place = after ?? EventPlace.Last(await LatestAsync(cancellationToken).ConfigureAwait(false));
        // The id alone moves the reader's place without being an event; "retry" is the pause before it comes again.
        yield return $"retry: 5000\nid: {place}\n\n";
        var spoken = begun;
        while (time.GetElapsedTime(begun) < Longest)
        {
            var latest = await LatestAsync(cancellationToken).ConfigureAwait(false);
            var news = new StringBuilder();
            foreach (var changed in latest.Where(a => EventPlace.Of(a) > place).OrderBy(EventPlace.Of).ToList())
            {
                place = EventPlace.Of(changed);
                if (wanted.Matches(changed.Alert))
                    news.Append(CultureInfo.InvariantCulture, $"id: {place}\nevent: alert\ndata: {JsonSerializer.Serialize(withLinks(changed.Alert), ApiJson.Api.Alert)}\n\n");
            }

            if (news.Length == 0 && time.GetElapsedTime(spoken) >= HeartbeatEvery)
                news.Append(": \n\n");
            if (news.Length > 0)
            {
                spoken = time.GetTimestamp();
                yield return news.ToString();
            }

            await Task.Delay(LookEvery, time, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _looking.Dispose();

    /// <summary>The newest alerts, as they were at most a look ago. While the storage does not answer, as they were last seen.</summary>
    private async Task<IReadOnlyList<StoredAlert>> LatestAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (time.GetUtcNow() - _lookedAt is var age && (age < TimeSpan.Zero || age >= LookEvery))
            {
                var latest = await alerts.QueryAsync(pageSize: Watched, cancellationToken: cancellationToken).Take(Watched).ToListAsync(cancellationToken).ConfigureAwait(false);
                (_latest, _lookedAt) = (latest, time.GetUtcNow());
            }
        }
        catch (RequestFailedException) when (_lookedAt > DateTimeOffset.MinValue)
        {
            _lookedAt = time.GetUtcNow();
        }
        finally
        {
            _looking.Release();
        }

        return _latest;
    }

    private sealed class Place(AlertStream stream) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref stream._readers);
    }
}

/// <summary>A place in the order of changes: when a row was written last, and whose it is. The id of an event.</summary>
internal readonly record struct EventPlace(long Ticks, string AlertId) : IComparable<EventPlace>
{
    public static EventPlace Of(StoredAlert alert) => new(alert.WrittenAt.UtcTicks, alert.Alert.Id);

    public static EventPlace Last(IReadOnlyList<StoredAlert> alerts) => alerts.Count == 0 ? new(0, "") : alerts.Max(Of);

    public static bool TryParse(string text, out EventPlace place)
    {
        var hyphen = text.IndexOf('-', StringComparison.Ordinal);
        place = default;
        if (hyphen < 1 || text.Length > 80 || !long.TryParse(text.AsSpan(0, hyphen), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks))
            return false;
        place = new(ticks, text[(hyphen + 1)..]);
        return true;
    }

    public int CompareTo(EventPlace other) => Ticks != other.Ticks ? Ticks.CompareTo(other.Ticks) : string.CompareOrdinal(AlertId, other.AlertId);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ticks}-{AlertId}");

    public static bool operator >(EventPlace left, EventPlace right) => left.CompareTo(right) > 0;
    public static bool operator <(EventPlace left, EventPlace right) => left.CompareTo(right) < 0;
}
