namespace NewsMonitor.Watchlists;

/// <summary>Reads a watchlist from YAML or JSON (which is YAML).</summary>
public static class WatchlistLoader
{
    /// <summary>Reads and validates.</summary>
    /// <exception cref="InvalidInputException">It is no valid watchlist; the message names file, line and member.</exception>
    public static Watchlist Load(string text, string name) => throw new InvalidInputException($"{name}: the watchlist loader is not there yet.");
}
