using System.Reflection;

namespace NewsMonitor.Watchlists;

/// <summary>The watchlists that come with the monitor.</summary>
public static class BuiltInWatchlist
{
    private static readonly string[] Parts = ["watchlist", "people", "organizations", "places", "signs", "theatres", "arms-and-treaties", "topics"];
    private static readonly Lazy<Watchlist> Relations = new(() => WatchlistLoader.Load([.. Parts.Select(part => Resource($"dprk-russia/{part}.yaml"))]));

    /// <summary>Relations between North Korea and Russia.</summary>
    public static Watchlist DprkRussia => Relations.Value;

    /// <summary>An embedded data file and its name.</summary>
    internal static (string Text, string Name) Resource(string path)
    {
        var name = $"NewsMonitor.Watchlists.Data.{path.Replace('/', '.')}";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The data file {path} is not embedded.");
        using var reader = new StreamReader(stream);
        return (reader.ReadToEnd(), path);
    }
}
