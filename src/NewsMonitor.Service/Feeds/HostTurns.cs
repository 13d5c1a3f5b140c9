using System.Collections.Concurrent;
using NewsMonitor.Http;

namespace NewsMonitor.Service.Feeds;

/// <summary>
/// Who may ask whom when, within one run: one request at a time and a pause per host, a bounded number over all hosts, and
/// a smaller number for feeds that failed the last time, so that dead ones never take the places of living ones.
/// </summary>
internal sealed class HostTurns : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _pause;
    private readonly SemaphoreSlim _places;
    private readonly SemaphoreSlim _placesForFailing;
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    public HostTurns(FetchOptions options, TimeProvider time)
    {
        _time = time;
        _pause = options.HostPause;
        _places = new SemaphoreSlim(options.Concurrency);
        _placesForFailing = new SemaphoreSlim(Math.Max(1, options.Concurrency / 3));
    }

    /// <summary>Leaves a host alone until then; a later end replaces an earlier one.</summary>
    public void Hold(string host, DateTimeOffset until)
    {
        var entry = Of(host);
        lock (entry)
            entry.HeldUntil = until > entry.HeldUntil ? until : entry.HeldUntil;
    }

    /// <summary>Waits for the host's turn and for a place. Null when the host is to be left alone by then.</summary>
    /// <exception cref="OperationCanceledException">The time was over before.</exception>
    public async Task<Turn?> TakeAsync(string host, bool failing, CancellationToken cancellationToken)
    {
        var entry = Of(host);
        await entry.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        var turn = new Turn(this, entry, failing ? _placesForFailing : _places);
        try
        {
            if (!IsHeld(entry) && entry.FreeAt - _time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
            await turn.TakePlaceAsync(cancellationToken).ConfigureAwait(false);
            if (!IsHeld(entry))
                return turn;
            turn.Dispose();
            return null;
        }
        catch (OperationCanceledException)
        {
            turn.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _placesForFailing.Dispose();
        foreach (var host in _hosts.Values)
            host.Turn.Dispose();
    }

    private bool IsHeld(Host host)
    {
        lock (host)
            return host.HeldUntil > _time.GetUtcNow();
    }

    private Host Of(string host) => _hosts.GetOrAdd(host, static _ => new Host());

    /// <summary>A host's turn and a place among those who ask; given back in two steps, for storing what came needs no turn.</summary>
    internal sealed class Turn(HostTurns owner, Host host, SemaphoreSlim places) : IDisposable
    {
        private bool _hasTurn = true;
        private bool _hasPlace;

        public async Task TakePlaceAsync(CancellationToken cancellationToken)
        {
            await places.WaitAsync(cancellationToken).ConfigureAwait(false);
            _hasPlace = true;
        }

        /// <summary>The host has answered: its pause begins, then the next may ask it.</summary>
        public void EndRequest()
        {
            if (!_hasTurn)
                return;
            _hasTurn = false;
            if (_hasPlace)
                host.FreeAt = owner._time.GetUtcNow() + owner._pause;
            host.Turn.Release();
        }

        public void Dispose()
        {
            EndRequest();
            if (_hasPlace)
                places.Release();
            _hasPlace = false;
        }
    }

    internal sealed class Host
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);
        public DateTimeOffset FreeAt { get; set; }
        public DateTimeOffset HeldUntil { get; set; }
    }
}
