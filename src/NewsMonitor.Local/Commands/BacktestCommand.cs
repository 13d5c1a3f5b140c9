using System.CommandLine;

namespace NewsMonitor.Local.Commands;

internal static class BacktestCommand
{
    public static Command Create() => new("backtest", "Replays a file of articles and prints the alerts, without storage.");
}
