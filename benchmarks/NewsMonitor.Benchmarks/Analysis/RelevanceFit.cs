using NewsMonitor.Analysis;
using NewsMonitor.Analysis.Evaluation;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Benchmarks.Analysis;

/// <summary>
/// <c>relevance-fit [--write] [--penalty X] [--mixed] [--errors] [--without FEATURE,…]</c>: fits the weights of relevance to all labelled articles, and says
/// how well they judge files (--mixed: a tenth of every file) that were left out of the fit. With --write they are put into the project.
/// </summary>
internal static class RelevanceFit
{
    private static readonly IReadOnlyList<Feature<ArticleView>> ArticleFeatures = RelevanceFeatures.Article(BuiltInWatchlist.DprkRussia);
    private static readonly IReadOnlyList<Feature<ArticleView>> HeadlineFeatures = RelevanceFeatures.HeadlineAlone(BuiltInWatchlist.DprkRussia);

    /// <summary>Features left out, to see what they are worth.</summary>
    private static HashSet<string> Without { get; set; } = [];

    private sealed record Case(string File, LabelledArticle Labelled, string Model, double[] Values);

    public static async Task RunAsync(string[] args)
    {
        var penalty = args.SkipWhile(a => a != "--penalty").Skip(1).Select(a => double.Parse(a, System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault(0.5);
        Without = [.. args.SkipWhile(a => a != "--without").Skip(1).Take(1).SelectMany(a => a.Split(','))];
        var folds = args.Contains("--mixed") ? 10 : 0;
        var cases = Cases(await LabelledFiles.ReadAsync());
        var weights = new List<(string, string, double)>();
        var tally = default(Tally);
        var files = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        var calibration = new Calibration();
        foreach (var model in cases.GroupBy(c => c.Model).OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            var rows = model.Select((c, i) => new LabelledRow(c.Values, c.Labelled.Relevant, folds == 0 ? c.File : $"fold {i % folds}")).ToList();
            var features = Features(model.Key);
            var signs = features.Select(f => f.Sign).ToList();
            var fit = LogisticFit.Of(rows, signs, penalty);
            weights.Add((model.Key, "bias", features.Count > 0 ? fit.Bias : Rate(rows)));
            weights.AddRange(features.Select((f, i) => (model.Key, f.Id, fit.Weights[i])));
            Console.WriteLine($"{model.Key}: {rows.Count} cases, {rows.Count(r => r.True)} relevant");
            for (var i = 0; i < features.Count; i++)
                Console.WriteLine($"  {fit.Weights[i],6:0.00} {features[i].Id,-26} in {rows.Count(r => r.Values[i] != 0 && r.True),4} relevant, {rows.Count(r => r.Values[i] != 0 && !r.True),4} not");

            var judged = features.Count == 0 ? rows.Select(r => (r, 1 / (1 + Math.Exp(-Rate([.. rows.Where(o => o.File != r.File)]))))) : LogisticFit.CrossValidate(rows, signs, penalty);
            var byRow = rows.Zip(model).ToDictionary(p => p.First, p => p.Second);
            foreach (var (row, probability) in judged)
            {
                var one = Tally.Of(probability >= RelevanceModel.Threshold, row.True);
                tally += one;
                files[byRow[row].File] = files.GetValueOrDefault(byRow[row].File) + one;
                calibration.Add(probability, row.True);
                if (args.Contains("--errors") && one.Right == 0 && one.Wrong + one.Missed > 0)
                    Tell(byRow[row], probability, features);
            }
        }

        Console.WriteLine(folds == 0 ? "\njudged by a fit that has not seen the file:" : "\njudged by a fit that has not seen a tenth of every file:");
        foreach (var (file, score) in files.Append(new("all", tally)))
            Console.WriteLine($"{file,-22} precision {score.Precision:0.000} recall {score.Recall:0.000} F1 {score.F1:0.000}");
        foreach (var (from, to, articles, score, relevant) in calibration.Bins)
            Console.WriteLine($"{from:0.00} to {to:0.00} {articles,6} articles, mean score {score:0.00}, share relevant {relevant:0.000}");
        Console.WriteLine($"Brier score {calibration.Brier:0.0000}, calibration error {calibration.Error:0.000}");
        if (args.Contains("--write"))
            await LabelledFiles.WriteWeightsAsync(["article", "headline", "one-side", "no-side", "one-side-headline", "no-side-headline"], weights);
    }

    private static List<Case> Cases(List<(string File, LabelledArticle Labelled)> all)
    {
        var analyzer = new BuiltInAnalyzer(BuiltInWatchlist.DprkRussia);
        return all.ConvertAll(one =>
        {
            var article = one.Labelled.Article;
            var language = analyzer.ReadAs(article, LanguageDetector.Detect(article.Title, article.Text, article.Language));
            using var reading = analyzer.Read(article, language);
            var view = analyzer.RelevanceModel.Look(reading, language, complete: true).View;
            var model = view.Sides == 0 ? view.Text == 0 ? "no-side-headline" : "no-side" : view.Sides != 3 ? view.Text == 0 ? "one-side-headline" : "one-side" : view.Text == 0 ? "headline" : "article";
            return new Case(one.File, one.Labelled, model, [.. Features(model).Select(f => f.Value(view))]);
        });
    }

    private static IReadOnlyList<Feature<ArticleView>> Features(string model) =>
        [.. (model switch { "article" => ArticleFeatures, "headline" => HeadlineFeatures, _ => [] }).Where(f => !Without.Contains(f.Id))];

    /// <summary>Log odds of a share, one half added to either side.</summary>
    private static double Rate(IReadOnlyCollection<LabelledRow> rows) => Math.Log((rows.Count(r => r.True) + 0.5) / (rows.Count(r => !r.True) + 0.5));

    private static void Tell(Case told, double probability, IReadOnlyList<Feature<ArticleView>> features) => Console.WriteLine(
        $"  {(told.Labelled.Relevant ? "missed" : "wrong")} {probability:0.00} {told.File} {told.Labelled.Language}: {told.Labelled.Article.Title} / {told.Labelled.Article.Text}\n      {string.Join(", ", features.Where((_, i) => told.Values[i] != 0).Select((f, _) => f.Id))}");
}
