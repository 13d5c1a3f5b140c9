using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using NewsMonitor.Local.Commands;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Not a RootCommand: that one calls itself after the file it was started from.
var root = new Command("newsmonitor", "Open news monitor: feeds in, alerts out. Results go to standard output, everything else to standard error.")
{
    RunCommand.Create(),
    FeedCommand.Create(),
    ArticleCommand.Create(),
    SeriesCommand.Create(),
    BacktestCommand.Create(),
    FeedsCommand.Create(),
    WebhookCommand.Create(),
    WatchlistCommand.Create(),
    new HelpOption { Recursive = true },
    new VersionOption(),
};

return await CommandLineHost.InvokeAsync(root, args).ConfigureAwait(false);
