using System.CommandLine;
using NewsMonitor.Local.Hosting;

namespace NewsMonitor.Local.Commands;

internal static class RunCommand
{
    public static Command Create()
    {
        var sample = new Option<bool>("--sample") { Description = "Invented news from a loopback server instead of live feeds." };
        var replay = new Option<string?>("--replay") { Description = "Puts the articles of a JSON Lines file through the steps in event time.", HelpName = "FILE.jsonl" };
        var port = new Option<int>("--port") { Description = "Port of page and API on 127.0.0.1; 0 takes a free one.", DefaultValueFactory = _ => RunOptions.DefaultPort };
        var connection = new Option<string?>("--connection") { Description = "Storage connection string; without it the setting MonitorStorage, a listening Azurite, or an Azurite started here.", HelpName = "CS" };
        var exit = new Option<bool>("--exit-when-idle") { Description = "Ends when all is done. With --sample the exit code is 0 only if the alert was raised and delivered." };
        var data = new Option<string?>("--data") { Description = "Where the Azurite started here keeps its files.", HelpName = "DIR" };
        var command = new Command("run", "Runs the monitor on this machine with Azurite.") { sample, replay, port, connection, exit, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new RunOptions
            {
                Sample = parsed.GetValue(sample),
                ReplayFile = parsed.GetValue(replay),
                Port = parsed.GetValue(port),
                Connection = parsed.GetValue(connection),
                ExitWhenIdle = parsed.GetValue(exit),
                DataFolder = parsed.GetValue(data) is { Length: > 0 } folder ? Path.GetFullPath(folder) : DataFolder.Default,
            };
            using var progress = new RunProgress();
            return await new MonitorRun(options.Validated(), progress).RunAsync(cancellationToken).ConfigureAwait(false);
        });
        return command;
    }
}
