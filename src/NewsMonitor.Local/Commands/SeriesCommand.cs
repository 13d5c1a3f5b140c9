using System.CommandLine;

namespace NewsMonitor.Local.Commands;

internal static class SeriesCommand
{
    public static Command Create() => new("series", "Looks into time series.");
}
