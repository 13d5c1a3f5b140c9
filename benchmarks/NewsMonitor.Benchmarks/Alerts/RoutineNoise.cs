using System.Globalization;
using NewsMonitor.Alerts;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Benchmarks.Alerts;

/// <summary>Alerts a week on years of invented routine, from headline to alert as <c>backtest</c> goes, beside the budget.</summary>
internal static class RoutineNoise
{
    /// <summary>Weeks at the beginning that are not counted.</summary>
    private const int FirstWeeks = 9;

    private static readonly (string Name, RoutineNews News)[] Worlds =
    [
        ("2 a week", new(2)),
        ("10 a week", new(10)),
        ("10 a week, days only", new(10, DaysOnly: true)),
        ("50 a week", new(50)),
        ("50 a week, days only", new(50, DaysOnly: true)),
        ("200 a week", new(200)),
        ("10 a week, a third retold", new(10, 0.33)),
        ("50 a week, a third retold", new(50, 0.33)),
        ("200 a week, a third retold", new(200, 0.33)),
    ];

    /// <summary>Arguments: years, part of a world's name.</summary>
    public static async Task RunAsync(string[] args)
    {
        var years = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 4;
        foreach (var (name, news) in Worlds.Where(w => args.Length < 2 || w.Name.Contains(args[1], StringComparison.Ordinal)))
        {
            var (weeks, relevant) = (0, 0);
            var alerts = new Dictionary<double, List<Alert>> { [10] = [], [1] = [], [0.1] = [] };
            for (var year = 0; year < years; year++)
            {
                var archive = await Backtest.ReadAsync(news.Articles(52 + FirstWeeks, 70 + year).ToAsyncEnumerable(), BuiltInWatchlist.DprkRussia, DateTimeOffset.MaxValue, CancellationToken.None).ConfigureAwait(false);
                (weeks, relevant) = (weeks + 52, relevant + archive.Relevant);
                foreach (var (budget, told) in alerts)
                    told.AddRange(archive.Alerts(new DetectorOptions { FalseAlarmsPerWeek = budget }).Where(a => a.DetectedAt >= RoutineNews.Start.AddDays(7 * FirstWeeks)));
            }
            Console.WriteLine($"{name,-28}" + string.Concat(alerts.Select(a => string.Create(CultureInfo.InvariantCulture,
                $" | {a.Key}: {(double)a.Value.Count / weeks:0.000} a week ({a.Value.Count(t => t.Severity > Severity.Low)} above low)"))) + $" | {weeks} weeks, {relevant} relevant articles");
        }
    }
}
