using System.CommandLine;

namespace NewsMonitor.Local.Commands;

internal static class FeedCommand
{
    public static Command Create() => new("feed", "Looks into feed documents.");
}
