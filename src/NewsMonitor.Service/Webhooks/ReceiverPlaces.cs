namespace NewsMonitor.Service.Webhooks;

/// <summary>How many messages to one receiver are under way in this process.</summary>
internal sealed class ReceiverPlaces(int perReceiver)
{
    private readonly Lock _counting = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);

    /// <summary>A place, given back when it is disposed of; null when all are taken.</summary>
    public IDisposable? TryTake(string subscriptionId)
    {
        lock (_counting)
        {
            var taken = _taken.GetValueOrDefault(subscriptionId);
            if (taken >= perReceiver)
                return null;
            _taken[subscriptionId] = taken + 1;
            return new Place(this, subscriptionId);
        }
    }

    private void GiveBack(string subscriptionId)
    {
        lock (_counting)
        {
            if (--_taken[subscriptionId] == 0)
                _taken.Remove(subscriptionId);
        }
    }

    private sealed class Place(ReceiverPlaces places, string subscriptionId) : IDisposable
    {
        public void Dispose() => places.GiveBack(subscriptionId);
    }
}
