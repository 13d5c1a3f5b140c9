using System.CommandLine;
using System.Globalization;
using NewsMonitor.Analysis;
using NewsMonitor.Analysis.Evaluation;

namespace NewsMonitor.Local.Commands;

/// <summary><c>article evaluate</c>: how well a watchlist reads articles that a person has labelled.</summary>
internal static class ArticleEvaluateCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Labelled articles in JSON Lines (members relevant, entities, topics); - reads standard input." };
        var watchlist = new Option<string?>("--watchlist") { Description = "A watchlist file instead of the built-in one." };
        var errors = new Option<bool>("--errors") { Description = "Also print every article that was read wrongly, and how." };
        var command = new Command("evaluate", "Precision and recall of relevance, mentions and topics, per language, and how far relevance scores are probabilities, on labelled articles.") { file, watchlist, errors };
        command.SetAction((parsed, cancellation) => EvaluateAsync(parsed.GetValue(file)!, parsed.GetValue(watchlist), parsed.GetValue(errors), cancellation));
        return command;
    }

    private static async Task<int> EvaluateAsync(string file, string? watchlistFile, bool showErrors, CancellationToken cancellationToken)
    {
        var analyzer = new BuiltInAnalyzer(WatchlistCommand.Open(watchlistFile));
        var input = new InputFile(file);
        var stream = input.Open();
        await using var _ = stream.ConfigureAwait(false);
        var scores = new SortedDictionary<string, AnalysisScore>(StringComparer.Ordinal);
        var calibration = new Calibration();
        foreach (var labelled in await LabelledArticle.ReadAsync(stream, input.Name, analyzer.Watchlist, cancellationToken).ConfigureAwait(false))
        {
            var errors = new List<string>();
            var analysis = analyzer.Analyze(labelled.Article);
            calibration.Add(analysis.Relevance.Score, labelled.Relevant);
            var score = AnalysisScore.Of(labelled, analysis, analyzer.Watchlist, errors.Add);
            scores[labelled.Language] = scores.GetValueOrDefault(labelled.Language, AnalysisScore.None) + score;
            if (showErrors && errors.Count > 0)
                Console.WriteLine($"{labelled.Language}: {labelled.Article.Title}{(labelled.Article.Text.Length > 0 ? " / " + labelled.Article.Text : "")}\n    {string.Join("\n    ", errors)}");
        }

        Console.WriteLine("language   articles  language |  relevance: precision  recall     F1 |  mentions: precision  recall |  topics: precision  recall");
        foreach (var (language, score) in scores)
            Print(language, score);
        Print("all", scores.Values.Aggregate(AnalysisScore.None, (a, b) => a + b));
        Print(calibration);
        return CommandLineHost.Done;
    }

    private static void Print(string language, AnalysisScore s) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{language,-9} {s.Articles,9} {(double)s.Language / s.Articles,9:0.000} | {s.Relevance.Precision,21:0.000} {s.Relevance.Recall,7:0.000} {s.Relevance.F1,6:0.000} | {s.Mentions.Precision,20:0.000} {s.Mentions.Recall,7:0.000} | {s.Topics.Precision,18:0.000} {s.Topics.Recall,7:0.000}"));

    private static void Print(Calibration calibration)
    {
        Console.WriteLine();
        Console.WriteLine("relevance score   articles  mean score  share relevant");
        foreach (var (from, to, articles, score, relevant) in calibration.Bins.Where(b => b.Articles > 0))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{from:0.00} to {to:0.00} {articles,13} {score,11:0.00} {relevant,15:0.00}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Brier score {calibration.Brier:0.000}, calibration error {calibration.Error:0.000}"));
    }
}
