using System.CommandLine;
using System.Globalization;
using NewsMonitor.Local.Commands;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var root = new RootCommand("Open news monitor: feeds in, alerts out. Results go to standard output, everything else to standard error.")
{
    RunCommand.Create(),
    FeedCommand.Create(),
    ArticleCommand.Create(),
    SeriesCommand.Create(),
    BacktestCommand.Create(),
    FeedsCommand.Create(),
    WebhookCommand.Create(),
    WatchlistCommand.Create(),
};

return await CommandLineHost.InvokeAsync(root, args).ConfigureAwait(false);
