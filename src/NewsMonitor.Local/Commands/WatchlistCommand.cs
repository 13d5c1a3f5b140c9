using System.CommandLine;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Local.Commands;

/// <summary><c>watchlist explain</c> and <c>watchlist check</c>.</summary>
internal static class WatchlistCommand
{
    public static Command Create() => new("watchlist", "Looks into the watchlist.") { Explain(), Check() };

    /// <summary>The watchlist of a file, or the built-in one.</summary>
    /// <exception cref="InvalidInputException">The file is no watchlist.</exception>
    public static Watchlist Open(string? file) => file is null ? BuiltInWatchlist.DprkRussia : WatchlistLoader.Load(BoundedInput.Text(file, WatchlistLoader.MaxLength), file);

    private static Command Explain()
    {
        var name = new Argument<string>("name") { Description = "Id, label or any name of an entity, topic or keyword; or a text to see what is found in it." };
        var watchlist = new Option<string?>("--watchlist") { Description = "A watchlist file instead of the built-in one." };
        var command = new Command("explain", "Shows which forms a name of the watchlist matches.") { name, watchlist };
        command.SetAction((parsed, _) => Task.FromResult(ExplainName(parsed.GetValue(name)!, Open(parsed.GetValue(watchlist)))));
        return command;
    }

    private static int ExplainName(string name, Watchlist watchlist)
    {
        var found = false;
        foreach (var explained in WatchlistExplanation.Of(watchlist, name))
        {
            found = true;
            Console.WriteLine($"{explained.Id}: {explained.Label} ({explained.Type}{(explained.Side is null ? "" : $", side {explained.Side}")}{(explained.Wikidata is null ? "" : $", {explained.Wikidata}")})");
            if (explained.Description is { } description)
                Console.WriteLine($"  {description}");
            foreach (var group in explained.Forms.GroupBy(f => f.Language))
                Console.WriteLine($"  {group.Key,-8} {string.Join(", ", group.Select(f => f.Weak ? $"{f.Form} (in context)" : f.Form))}");
            if (explained.HeardAs.Count > 0)
                Console.WriteLine($"  {"by sound",-8} where the article speaks of a side, also spellings such as {string.Join(", ", explained.HeardAs)}");
        }

        if (!found)
            throw new InvalidInputException($"the watchlist {watchlist.Id} knows no \"{name}\".");
        return CommandLineHost.Done;
    }

    private static Command Check()
    {
        var file = new Argument<string>("file") { Description = "A watchlist in YAML or JSON." };
        var command = new Command("check", "Checks a watchlist file.") { file };
        command.SetAction((parsed, _) => Task.FromResult(CheckFile(parsed.GetValue(file)!)));
        return command;
    }

    private static int CheckFile(string file)
    {
        var watchlist = Open(file);
        Console.WriteLine($"{file}: {watchlist.Id}: {watchlist.Entities.Count} entities, {watchlist.Topics.Count} topics, {watchlist.Keywords.Count} keywords, {watchlist.Feeds.Count} feeds.");
        return CommandLineHost.Done;
    }
}
