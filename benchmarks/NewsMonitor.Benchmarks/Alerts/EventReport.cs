using System.Globalization;
using NewsMonitor.Alerts;
using NewsMonitor.Spikes;

namespace NewsMonitor.Benchmarks.Alerts;

/// <summary>Prints how right the alerts on archives with known events are.</summary>
internal static class EventReport
{
    /// <summary>Arguments: ARCHIVE.jsonl EVENTS.tsv [BUDGET], or folders of NAME.jsonl and NAME.events.tsv; --brief leaves out all but the sums.</summary>
    public static async Task RunAsync(string[] args)
    {
        var brief = args.Contains("--brief");
        var budget = args.Select(a => double.TryParse(a, NumberStyles.Float, CultureInfo.InvariantCulture, out var b) ? b : 0).FirstOrDefault(b => b > 0, 1);
        var languages = args.SkipWhile(a => a != "--languages").Skip(1).Take(1).SelectMany(a => a.Split(',')).ToList();
        var pairs = args.Where(Directory.Exists).SelectMany(d => Directory.EnumerateFiles(d, "*.events.tsv")).Order(StringComparer.Ordinal)
            .Select(e => (Archive: e[..^".events.tsv".Length] + ".jsonl", Events: e)).ToList();
        var files = args.Where(File.Exists).ToList();
        for (var i = 0; i + 1 < files.Count; i += 2)
            pairs.Add((files[i], files[i + 1]));
        if (pairs.Count == 0)
            throw new ArgumentException("alerts-events ARCHIVE.jsonl EVENTS.tsv | FOLDER … [BUDGET] [--languages ru,en] [--brief]");
        var scores = new List<EventScore>();
        foreach (var (archive, events) in pairs)
        {
            var score = await EventScore.OfAsync(archive, events, new DetectorOptions { FalseAlarmsPerWeek = budget }, new AlertOptions { Languages = AlertOptions.ReadLanguages(languages) }).ConfigureAwait(false);
            scores.Add(score);
            if (!brief)
                Print(score);
            Console.WriteLine(Line(Path.GetFileNameWithoutExtension(archive), [score]));
        }
        if (scores.Count > 1)
            Console.WriteLine(Line("all", scores));
    }

    private static void Print(EventScore score)
    {
        foreach (var e in score.Events)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"EVENT {e.Event.Start:MM-dd HH:mm} to {e.Event.End:MM-dd HH:mm}, importance {e.Event.Importance}, {e.Event.Urls.Count} articles, {e.Relevant} relevant: {e.Event.Description}"));
            foreach (var alert in e.Alerts)
                Print(alert, $"after {(alert.Alert.DetectedAt - e.Event.Start)?.TotalHours ?? 0:0.0} h{(alert == e.Alerts[0] ? $" and {e.Before} articles" : "")}, {alert.Own} of {alert.Alert.Stories.Count} stories its own{(alert.HeadlineIsOfEvent ? "" : ", WRONG HEADLINE")}");
            if (e.Alerts.Count == 0)
                Console.WriteLine(e.In is null ? "  MISSED" : $"  WITHIN another event's alert: {e.In.Headline}");
        }
        foreach (var alert in score.Unneeded)
            Print(alert, "UNNEEDED");
    }

    private static void Print(JudgedAlert judged, string said)
    {
        var alert = judged.Alert;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {said}: {alert.DetectedAt:MM-dd HH:mm} (from {alert.StartedAt:MM-dd HH:mm} to {alert.ResolvedAt:MM-dd HH:mm}), {alert.Severity}, revision {alert.Revision}, {alert.Articles} articles: {alert.Headline}"));
        Console.WriteLine($"      {alert.Why}");
        Console.WriteLine($"      {string.Join(", ", alert.Signals.Take(8).Select(s => $"{s.Key} {s.Observed}/{s.Expected:0.0}"))}");
        foreach (var story in judged.Event is { } known ? alert.Stories.Where(s => !known.Urls.Contains(s.Url)) : alert.Stories)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"      - {story.PublishedAt:MM-dd HH:mm} {story.Title}"));
    }

    private static string Line(string name, List<EventScore> scores)
    {
        var events = scores.SelectMany(s => s.Events).ToList();
        var ofEvents = scores.SelectMany(s => s.OfEvents).ToList();
        var delays = events.Where(e => e.Delay is not null).Select(e => e.Delay!.Value.TotalHours).Order().ToList();
        var before = events.Where(e => e.Alerts.Count > 0).Select(e => e.Before).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"{name}: {scores.Sum(s => s.Found)} of {events.Count} events found, after {Middle(delays):0.0} h and {Middle(before)} articles (median), {scores.Sum(s => s.Twice)} told again; {ofEvents.Select(a => a.Purity).DefaultIfEmpty().Average():P0} of an alert's stories its own, {scores.Sum(s => s.RightHeadlines)} of {ofEvents.Count} headlines right; {scores.Sum(s => s.Unneeded.Count())} unneeded in {scores.Sum(s => s.Weeks):0} weeks; {scores.Sum(s => s.Articles)} articles, {scores.Sum(s => s.Relevant)} relevant");
    }

    private static T? Middle<T>(List<T> ordered) => ordered.Count == 0 ? default : ordered[ordered.Count / 2];
}
