using NewsMonitor.Analysis;
using NewsMonitor.Analysis.Evaluation;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Benchmarks.Analysis;

/// <summary>
/// <c>topic-fit [--write] [--penalty X] [--mixed] [--errors]</c>: fits the weights by which a topic is given to the topics of all labelled
/// relevant articles, and says how well they judge files (--mixed: a tenth of all articles) that were left out of the fit. With --write they are put into the project.
/// </summary>
internal static class TopicFit
{
    private sealed record Case(LabelledArticle Labelled, string Topic, LabelledRow Row);

    public static async Task RunAsync(string[] args)
    {
        var penalty = args.SkipWhile(a => a != "--penalty").Skip(1).Select(a => double.Parse(a, System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault(2.0);
        var watchlist = BuiltInWatchlist.DprkRussia;
        var cases = new List<Case>();
        var unseen = new List<(string File, LabelledArticle Labelled, string Topic)>();
        var all = await LabelledFiles.ReadAsync();
        Gather(watchlist, args.Contains("--mixed") ? [.. all.Select((a, i) => ($"tenth {i % 10}", a.Labelled))] : all, cases, unseen);

        int[] signs = [.. TopicEvidence.Features.Select(f => f.Sign), .. watchlist.Topics.Select(_ => 0)];
        var rows = cases.ConvertAll(c => c.Row);
        var fit = LogisticFit.Of(rows, signs, penalty);
        var names = TopicEvidence.Features.Select(f => f.Id).Concat(watchlist.Topics.Select(t => "topic:" + t.Id)).ToList();
        for (var i = 0; i < names.Count; i++)
            Console.WriteLine($"  {fit.Weights[i],6:0.00} {names[i],-34} in {rows.Count(r => r.Values[i] != 0 && r.True),4} right, {rows.Count(r => r.Values[i] != 0 && !r.True),4} not");
        Console.WriteLine($"  {fit.Bias,6:0.00} bias");

        var judged = LogisticFit.CrossValidate(rows, signs, penalty).ToDictionary(j => j.Row, j => j.Probability);
        Report(cases, unseen, judged, args.Contains("--errors"));
        if (args.Contains("--write"))
            await LabelledFiles.WriteWeightsAsync(["topic"], names.Select((n, i) => ("topic", n, fit.Weights[i])).Prepend(("topic", "bias", fit.Bias)));
    }

    /// <summary>One case a topic that anything speaks for; topics that are optional for the labeller are left out.</summary>
    private static void Gather(Watchlist watchlist, List<(string File, LabelledArticle Labelled)> all, List<Case> cases, List<(string, LabelledArticle, string)> unseen)
    {
        var analyzer = new BuiltInAnalyzer(watchlist);
        foreach (var (file, labelled) in all.Where(a => a.Labelled is { Relevant: true, Topics.Count: > 0 }))
        {
            var language = analyzer.ReadAs(labelled.Article, LanguageDetector.Detect(labelled.Article.Title, labelled.Article.Text, labelled.Article.Language));
            using var reading = analyzer.Read(labelled.Article, language);
            var look = analyzer.RelevanceModel.Look(reading, language, complete: true);
            var evidence = (look.Topics ?? analyzer.TopicReader.Gather(reading, look.Joint, language)).Topics;
            foreach (var topic in evidence)
            {
                var id = watchlist.Topics[topic.Topic].Id;
                if (labelled.Optional.Contains(id))
                    continue;
                double[] values = [.. TopicEvidence.Features.Select(f => f.Value(topic)), .. watchlist.Topics.Select(t => t.Id == id ? 1.0 : 0.0)];
                cases.Add(new Case(labelled, id, new LabelledRow(values, labelled.Topics.Contains(id), file)));
            }

            unseen.AddRange(labelled.Topics.Except(evidence.Select(e => watchlist.Topics[e.Topic].Id)).Select(t => (file, labelled, t)));
        }
    }

    private static void Report(List<Case> cases, List<(string File, LabelledArticle Labelled, string Topic)> unseen, Dictionary<LabelledRow, double> judged, bool errors)
    {
        Console.WriteLine("\njudged by a fit that has not seen the file (threshold: precision, recall):");
        foreach (var threshold in new[] { 0.35, 0.4, 0.45, 0.5, 0.55 })
        {
            var all = Count(cases, unseen, judged, threshold);
            Console.WriteLine($"  {threshold:0.00}: {all.Precision:0.000}, {all.Recall:0.000}, F1 {all.F1:0.000}");
        }

        foreach (var file in cases.Select(c => c.Row.File).Distinct().Order(StringComparer.Ordinal))
        {
            var score = Count(cases.FindAll(c => c.Row.File == file), unseen.FindAll(u => u.File == file), judged, TopicReader.Enough);
            Console.WriteLine($"  {file,-22} precision {score.Precision:0.000} recall {score.Recall:0.000}");
        }

        foreach (var topic in cases.Select(c => c.Topic).Concat(unseen.Select(u => u.Topic)).Distinct().Order(StringComparer.Ordinal))
        {
            var score = Count(cases.FindAll(c => c.Topic == topic), unseen.FindAll(u => u.Topic == topic), judged, TopicReader.Enough);
            Console.WriteLine($"  {topic,-26} precision {score.Precision:0.000} recall {score.Recall:0.000}, right {score.Right}, wrong {score.Wrong}, missed {score.Missed}, of which without a word {unseen.Count(u => u.Topic == topic)}");
        }

        if (!errors)
            return;
        foreach (var wrong in cases.Where(c => judged[c.Row] >= TopicReader.Enough != c.Row.True).GroupBy(c => c.Labelled))
        {
            var labelled = wrong.Key;
            Console.WriteLine($"{labelled.Language}: {labelled.Article.Title} / {labelled.Article.Text}\n    {string.Join(", ", wrong.Select(c => $"{(c.Row.True ? '-' : '+')}{c.Topic} {judged[c.Row]:0.00}"))} of {string.Join(", ", labelled.Topics)}");
        }

        foreach (var (_, labelled, topic) in unseen)
            Console.WriteLine($"no word for {topic}: {labelled.Language}: {labelled.Article.Title} / {labelled.Article.Text}");
    }

    private static Tally Count(List<Case> cases, List<(string File, LabelledArticle Labelled, string Topic)> unseen, Dictionary<LabelledRow, double> judged, double threshold) =>
        cases.Aggregate(new Tally(0, 0, unseen.Count), (sum, c) => sum + Tally.Of(judged[c.Row] >= threshold, c.Row.True));
}
