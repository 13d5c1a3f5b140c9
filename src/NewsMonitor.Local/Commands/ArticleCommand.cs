using System.CommandLine;
using System.Text.Json;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;

namespace NewsMonitor.Local.Commands;

/// <summary><c>article analyze</c>: what the built-in analyser reads in articles.</summary>
internal static class ArticleCommand
{
    public static Command Create() => new("article", "Looks into articles.") { Analyze(), ArticleEvaluateCommand.Create() };

    private static Command Analyze()
    {
        var file = new Argument<string>("file") { Description = "Articles in JSON Lines; - or nothing for standard input.", DefaultValueFactory = _ => "-" };
        var watchlist = new Option<string?>("--watchlist") { Description = "A watchlist file instead of the built-in one." };
        var command = new Command("analyze", "Analyses articles: one JSON object a line, in the order of the file.") { file, watchlist };
        command.SetAction((parsed, cancellation) => AnalyzeAsync(parsed.GetValue(file)!, parsed.GetValue(watchlist), cancellation));
        return command;
    }

    private static async Task<int> AnalyzeAsync(string file, string? watchlistFile, CancellationToken cancellationToken)
    {
        var analyzer = new BuiltInAnalyzer(WatchlistCommand.Open(watchlistFile));
        var stories = new StoryIndex(TimeSpan.FromDays(7));
        var input = new InputFile(file);
        var stream = input.Open();
        await using (stream.ConfigureAwait(false))
        {
            var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            await using var _ = output.ConfigureAwait(false);
            await foreach (var article in ArticleLines.ReadAsync(stream, input.Name, DateTimeOffset.UtcNow, cancellationToken).ConfigureAwait(false))
            {
                var line = AnalysisLine.Of(article, analyzer.Analyze(article), stories);
                await output.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, NewsMonitorJson.Lines.AnalysisLine), cancellationToken).ConfigureAwait(false);
                output.WriteByte((byte)'\n');
            }
        }

        return CommandLineHost.Done;
    }
}
