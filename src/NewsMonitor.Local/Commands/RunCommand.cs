using System.CommandLine;

namespace NewsMonitor.Local.Commands;

internal static class RunCommand
{
    public static Command Create() => new("run", "Runs the monitor on this machine with Azurite.");
}
