using System.CommandLine;

namespace NewsMonitor.Local.Commands;

internal static class WatchlistCommand
{
    public static Command Create() => new("watchlist", "Looks into the watchlist.");
}
