namespace NewsMonitor.Service.Feeds;

/// <summary>
/// The articles this process stored last, as many as a day of a large feed list has. What another feed brings once more is
/// known without asking the store, whatever date that feed gives it, or none.
/// </summary>
public sealed class RecentArticles
{
    private const int Half = 10_000;

    private readonly Lock _lock = new();
    private HashSet<string> _newer = [];
    private HashSet<string> _older = [];

    public bool Contains(string id)
    {
        lock (_lock)
            return _newer.Contains(id) || _older.Contains(id);
    }

    /// <summary>Remembers an article that is in the store; when there are too many, the older half is forgotten.</summary>
    public void Add(string id)
    {
        lock (_lock)
        {
            _newer.Add(id);
            if (_newer.Count >= Half)
                (_older, _newer) = (_newer, []);
        }
    }
}
