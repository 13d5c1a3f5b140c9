namespace NewsMonitor.Watchlists;

/// <summary>The watchlists that come with the monitor.</summary>
public static class BuiltInWatchlist
{
    /// <summary>Relations between North Korea and Russia.</summary>
    public static Watchlist DprkRussia { get; } = new()
    {
        Id = "dprk-russia",
        Title = "Relations between North Korea and Russia",
        Sides = [new Side("dprk", "North Korea"), new Side("russia", "Russia")],
        Entities = [],
        Topics = [],
    };
}
