using NewsMonitor.Feeds;

namespace NewsMonitor.Watchlists;

/// <summary>The feeds that come with the built-in watchlists.</summary>
public static class BuiltInFeeds
{
    private static readonly Lazy<IReadOnlyList<WatchedFeed>> Loaded = new(Load);

    /// <summary>Agencies, newspapers and research on North Korea and Russia in several languages, at the addresses their publishers give.</summary>
    public static IReadOnlyList<WatchedFeed> DprkRussia => Loaded.Value;

    private static IReadOnlyList<WatchedFeed> Load()
    {
        using var stream = typeof(BuiltInFeeds).Assembly.GetManifestResourceStream("feeds.opml")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Opml.Read(bytes, "feeds.opml").Feeds;
    }
}
