using System.Collections.Concurrent;
using NewsMonitor.Http;

namespace NewsMonitor.Service.Feeds;

/// <summary>
/// Who may ask whom when, within one run: one request at a time and a pause per host, and a bounded number over all hosts.
/// Feeds that failed the last time, requests that turn out slow, and pages have places of their own, so that the slow, the
/// dead and the long delay no other.
/// </summary>
internal sealed class HostTurns(FetchOptions options, TimeProvider time) : IDisposable
{
    /// <summary>A request under way for longer makes room for others.</summary>
    private static readonly TimeSpan SlowAfter = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _places = new(options.Concurrency);
    private readonly SemaphoreSlim _slowPlaces = new(options.Concurrency);
    private readonly SemaphoreSlim _pagePlaces = new(options.Concurrency);
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The server an address is asked at; another port is another one. Empty for what is no address.</summary>
    public static string HostOf(Uri? address) =>
        address is null || HostName.Of(address) is not { } host ? "" : address.IsDefaultPort ? host : $"{host}:{address.Port}";

    /// <summary>Leaves a host alone until then; a later end replaces an earlier one.</summary>
    public void Hold(string host, DateTimeOffset until)
    {
        var entry = Of(host);
        lock (entry)
            entry.HeldUntil = until > entry.HeldUntil ? until : entry.HeldUntil;
    }

    /// <summary>Waits for the host's turn and for a place. Null when the host is to be left alone by then.</summary>
    /// <exception cref="OperationCanceledException">The time was over before.</exception>
    public async Task<Turn?> TakeAsync(string host, Lane lane, CancellationToken cancellationToken)
    {
        var entry = Of(host);
        await entry.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        var places = lane switch { Lane.Failing => _slowPlaces, Lane.Page => _pagePlaces, _ => _places };
        try
        {
            if (!IsHeld(entry) && entry.FreeAt - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            entry.Turn.Release();
            throw;
        }

        if (!IsHeld(entry))
            return new Turn(this, entry, places);
        places.Release();
        entry.Turn.Release();
        return null;
    }

    public void Dispose()
    {
        _places.Dispose();
        _slowPlaces.Dispose();
        _pagePlaces.Dispose();
        foreach (var host in _hosts.Values)
            host.Turn.Dispose();
    }

    private bool IsHeld(Host host)
    {
        lock (host)
            return host.HeldUntil > time.GetUtcNow();
    }

    private Host Of(string host) => _hosts.GetOrAdd(host, static _ => new Host());

    /// <summary>A host's turn and a place among those who ask; given back in two steps, for storing what came needs no turn.</summary>
    internal sealed class Turn : IDisposable
    {
        private readonly HostTurns _owner;
        private readonly Host _host;
        private readonly ITimer _slow;
        private readonly Lock _lock = new();
        private SemaphoreSlim? _place;
        private bool _asking = true;

        public Turn(HostTurns owner, Host host, SemaphoreSlim place)
        {
            (_owner, _host, _place) = (owner, host, place);
            _slow = owner.Time.CreateTimer(static turn => ((Turn)turn!).MakeRoom(), this, SlowAfter, Timeout.InfiniteTimeSpan);
        }

        /// <summary>The host has answered: its pause begins, then the next may ask it.</summary>
        /// <param name="pause">A longer pause than the usual one, when the host wishes one.</param>
        public void EndRequest(TimeSpan? pause = null)
        {
            lock (_lock)
            {
                if (!_asking)
                    return;
                _asking = false;
            }

            _slow.Dispose();
            _host.FreeAt = _owner.Time.GetUtcNow() + (pause > _owner.Pause ? pause.Value : _owner.Pause);
            _host.Turn.Release();
        }

        public void Dispose()
        {
            EndRequest();
            lock (_lock)
            {
                _place?.Release();
                _place = null;
            }
        }

        /// <summary>Moves a slow request to a place for slow ones, if one is free.</summary>
        private void MakeRoom()
        {
            lock (_lock)
            {
                if (!_asking || _place != _owner._places || !_owner._slowPlaces.Wait(0))
                    return;
                _place.Release();
                _place = _owner._slowPlaces;
            }
        }
    }

    /// <summary>Whose places a request takes.</summary>
    internal enum Lane
    {
        Feed,

        /// <summary>A feed that failed the last time.</summary>
        Failing,
        Page,
    }

    private TimeProvider Time => time;

    private TimeSpan Pause => options.HostPause;

    internal sealed class Host
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);
        public DateTimeOffset FreeAt { get; set; }
        public DateTimeOffset HeldUntil { get; set; }
    }
}
