using System.CommandLine;

namespace NewsMonitor.Local.Commands;

internal static class FeedsCommand
{
    public static Command Create() => new("feeds", "Checks, imports and exports the list of feeds.");
}
