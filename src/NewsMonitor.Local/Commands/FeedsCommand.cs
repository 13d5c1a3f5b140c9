using System.CommandLine;
using System.Globalization;
using NewsMonitor.Articles;
using NewsMonitor.Feeds;
using NewsMonitor.Local.Hosting;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Local.Commands;

/// <summary><c>feeds check | import F.opml | export</c>: the list of feeds the monitor reads.</summary>
internal static class FeedsCommand
{
    public static Command Create() => new("feeds", "Checks, imports and exports the list of feeds.") { Check(), Import(), Export() };

    private static Command Check()
    {
        var what = new Argument<string[]>("LIST.opml | URL") { Description = "What to check; the list in force when nothing is given.", Arity = ArgumentArity.ZeroOrMore };
        var allow = new Option<string[]>("--allow-host") { Description = "A host that may be asked although its address is private (for local use)." };
        var connection = Connection();
        var command = new Command("check", "Asks every feed once and prints a line for each: ok, doubtful or wrong, and why. Exit code 1 when one is wrong.") { what, allow, connection };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var progress = new RunProgress();
            var lists = new FeedListAccess(parsed.GetValue(connection), progress, parsed.GetValue(allow));
            await using (lists.ConfigureAwait(false))
            {
                var given = parsed.GetValue(what) ?? [];
                var (feeds, bad) = given.Length > 0 ? await FeedsOfAsync(given, cancellationToken).ConfigureAwait(false) : (await lists.InForceAsync(cancellationToken).ConfigureAwait(false), []);
                var (code, good) = await CheckAsync(lists.Services.GetRequiredService<FeedCheck>(), feeds, bad, progress, cancellationToken).ConfigureAwait(false);
                await lists.BringBackAsync(good, cancellationToken).ConfigureAwait(false);
                return code;
            }
        });
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<string>("F.opml");
        var replace = new Option<bool>("--replace") { Description = "Puts the file in place of the list; without it its feeds are added." };
        var connection = Connection();
        var command = new Command("import", "Adds the feeds of an OPML file to the list in storage.") { file, replace, connection };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var progress = new RunProgress();
            var lists = new FeedListAccess(parsed.GetValue(connection), progress);
            await using (lists.ConfigureAwait(false))
            {
                var read = await ReadAsync(parsed.GetRequiredValue(file), cancellationToken).ConfigureAwait(false);
                foreach (var note in read.Notes)
                    progress.Note(note);
                if (read.Feeds.Count == 0)
                    throw new InvalidInputException($"{parsed.GetRequiredValue(file)}: no feeds in it.");
                var list = await lists.StoredAsync(cancellationToken).ConfigureAwait(false);
                if (parsed.GetValue(replace))
                {
                    await list.ReplaceAsync(read.Feeds, cancellationToken).ConfigureAwait(false);
                    progress.Print($"The list has {Feeds(read.Feeds.Count)}.");
                }
                else
                {
                    var (added, total) = await list.AddAsync(read.Feeds, cancellationToken).ConfigureAwait(false);
                    progress.Print(string.Create(CultureInfo.InvariantCulture, $"{Feeds(added)} added, {read.Feeds.Count - added} listed already; the list has {Feeds(total)}."));
                }

                await lists.BringBackAsync([.. read.Feeds.Select(f => f.Url)], cancellationToken).ConfigureAwait(false);
                return CommandLineHost.Done;
            }
        });
        return command;
    }

    private static Command Export()
    {
        var connection = Connection();
        var command = new Command("export", "Writes the list in force as OPML.") { connection };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var progress = new RunProgress();
            var lists = new FeedListAccess(parsed.GetValue(connection), progress);
            await using (lists.ConfigureAwait(false))
            {
                var opml = Opml.Write("Feeds of the news monitor", await lists.InForceAsync(cancellationToken).ConfigureAwait(false));
                using var output = Console.OpenStandardOutput();
                await output.WriteAsync(opml, cancellationToken).ConfigureAwait(false);
                return CommandLineHost.Done;
            }
        });
        return command;
    }

    /// <summary>A line for each feed; addresses that cannot be asked at all come first. Returns the feeds that can be read, too.</summary>
    private static async Task<(int Code, List<string> Good)> CheckAsync(
        FeedCheck check, IReadOnlyList<WatchedFeed> feeds, IReadOnlyList<string> bad, RunProgress progress, CancellationToken cancellationToken)
    {
        var found = new int[3];
        var good = new List<string>();
        var all = feeds.Count + bad.Count;
        progress.Show($"Checking {Feeds(all)}");
        foreach (var address in bad)
            Tell(FeedCondition.Wrong, address, "Only http and https addresses are read.");
        await foreach (var (feed, condition, words) in check.RunAsync(feeds, cancellationToken).ConfigureAwait(false))
        {
            Tell(condition, feed.Url, words);
            if (condition != FeedCondition.Wrong)
                good.Add(feed.Url);
        }

        progress.Note($"{Feeds(all)}: {found[0]} ok, {found[1]} doubtful, {found[2]} wrong.");
        return (found[2] == 0 ? CommandLineHost.Done : CommandLineHost.Failed, good);

        void Tell(FeedCondition condition, string address, string words)
        {
            found[(int)condition]++;
            progress.Print($"{(condition switch { FeedCondition.Ok => "ok", FeedCondition.Doubtful => "doubtful", _ => "wrong" }),-9} {address}  {words.ReplaceLineEndings(" ")}");
            progress.Show($"{found.Sum()} of {all} checked, {found[2]} wrong");
        }
    }

    private static string Feeds(int count) => count == 1 ? "1 feed" : string.Create(CultureInfo.InvariantCulture, $"{count} feeds");

    private static async Task<(IReadOnlyList<WatchedFeed> Feeds, IReadOnlyList<string> Bad)> FeedsOfAsync(string[] given, CancellationToken cancellationToken)
    {
        var (feeds, bad) = (new List<WatchedFeed>(), new List<string>());
        foreach (var what in given)
        {
            if (UrlCanonicalizer.Parse(what) is { } address)
                feeds.Add(new WatchedFeed(address.AbsoluteUri, null, null, null, false));
            else if (what.Contains("://", StringComparison.Ordinal))
                bad.Add(what);
            else
            {
                var list = await ReadAsync(what, cancellationToken).ConfigureAwait(false);
                feeds.AddRange(list.Feeds);
                bad.AddRange(list.BadAddresses);
            }
        }

        return (feeds, bad);
    }

    private static async Task<FeedListDocument> ReadAsync(string file, CancellationToken cancellationToken)
    {
        using var stream = new InputFile(file).Open();
        return Opml.Read(await BoundedInput.BytesAsync(stream, Opml.MaxBytes, cancellationToken).ConfigureAwait(false), file);
    }

    private static Option<string?> Connection() => new("--connection")
    {
        Description = "Storage connection string; without it the setting MonitorStorage, or a listening Azurite.",
        HelpName = "CS",
    };
}
