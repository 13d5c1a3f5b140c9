using System.Globalization;
using NewsMonitor.Spikes;

namespace NewsMonitor.Benchmarks.Spikes;

/// <summary>
/// Planted events found, and how late, by this detector and by its peers: the same streams, and for each peer the limit
/// that gives one false alarm a week on the same kind of noise.
/// </summary>
internal static class PeerBenchmark
{
    private const int Keys = 50, HistoryHours = 9 * 168, TestHours = 4 * 168;

    private sealed record Plant(string Kind, SeriesKey Key, int From, int Hours);

    private const string Own = "this detector";

    private static readonly double[] RatesPerWeek = [20, 100, 500, 2000];
    private static readonly string[] Kinds = ["3x for 6 hours", "1.5x for 3 days", "new key, 5 in 4 hours"];

    public static void Run(string[] args)
    {
        var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
        Console.WriteLine($"{Keys} keys, negative binomial (size 5 an hour), daily and weekly season; one false alarm a week over all keys");
        foreach (var perWeek in RatesPerWeek)
        {
            var world = new NoiseWorld(Keys, perWeek, 0.3, 5, 0.5);
            var limits = Limits(world, runs);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{perWeek:0} stories a week and key") + string.Concat(Kinds.Select(k => $" | {k,-24}")));
            var found = new Dictionary<(string Method, string Kind), List<double>>();
            var planted = Kinds.ToDictionary(k => k, _ => 0);
            for (var run = 0; run < runs; run++)
                Count(world, 500 + run, limits, found, planted);
            foreach (var method in PeerDetectors.All.Select(p => p.Name).Prepend(Own))
                Console.WriteLine($"{method,-40}" + string.Concat(Kinds.Select(k =>
                {
                    var delays = found.GetValueOrDefault((method, k), []).Order().ToList();
                    var delay = delays.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", after {delays[delays.Count / 2]:0} h");
                    return $" | {$"{100.0 * delays.Count / planted[k]:0} %{delay}",-24}";
                })) + (method == Own ? "" : string.Create(CultureInfo.InvariantCulture, $" | limit {limits[method]:0.0}")));
        }
    }

    /// <summary>For each peer the score that noise exceeds once a week, counting a key once a day.</summary>
    private static Dictionary<string, double> Limits(NoiseWorld world, int runs)
    {
        var peaks = PeerDetectors.All.ToDictionary(p => p.Name, _ => new List<double>());
        for (var run = 0; run < runs; run++)
        {
            var table = world.Table(new Random(100 + run), HistoryHours + TestHours);
            foreach (var counts in Counts(table))
                foreach (var (name, score) in PeerDetectors.All)
                    for (var day = HistoryHours; day < HistoryHours + TestHours; day += 24)
                        peaks[name].Add(Enumerable.Range(day + 1, 24).Where(h => h % 3 == 0).Max(h => score(counts, h)));
        }
        var alarms = runs * TestHours / 168;
        return peaks.ToDictionary(p => p.Key, p => p.Value.OrderDescending().ElementAt(alarms));
    }

    private static IEnumerable<int[]> Counts(SeriesTable table) =>
        table.Keys.Order().Select(k => table.Counts(k, NoiseWorld.Start, NoiseWorld.Start.AddHours(HistoryHours + TestHours)));

    private static void Count(NoiseWorld world, int seed, Dictionary<string, double> limits, Dictionary<(string, string), List<double>> found, Dictionary<string, int> planted)
    {
        var random = new Random(seed);
        var plants = new List<Plant>();
        for (var i = 0; i < 12; i++)
        {
            var from = HistoryHours + 24 + random.Next(TestHours - 120);
            // One new key a run: where several come in bursts, a detector that learns from them calls the next one usual.
            var kind = Kinds[i == 11 ? 2 : i % 2];
            plants.Add(kind == Kinds[2]
                ? new Plant(kind, new SeriesKey(KeyKind.Term, $"new-{i}"), from, 4)
                : new Plant(kind, NoiseWorld.Key(i), from, kind == Kinds[0] ? 6 : 72));
            planted[kind]++;
        }
        var table = world.Table(random, HistoryHours + TestHours, (key, hour) =>
            key < plants.Count && plants[key] is { Hours: not 4 } p && hour >= p.From && hour < p.From + p.Hours ? (p.Hours == 6 ? 3 : 1.5) : 1);
        foreach (var plant in plants.Where(p => p.Kind == Kinds[2]))
            for (var i = 0; i < 5; i++)
                table.AddStory(plant.Key, NoiseWorld.Start.AddHours(plant.From + i * 0.8), "feed");

        var detector = new SpikeDetector(table, new DetectorOptions());
        foreach (var plant in plants)
        {
            var end = plant.From + plant.Hours + 6;
            for (var hour = plant.From + 1; hour <= end; hour++)
                if (detector.Evaluate(NoiseWorld.Start.AddHours(hour)).Any(s => s.Key == plant.Key))
                {
                    Found(Own, plant, hour);
                    break;
                }
            var counts = table.Counts(plant.Key, NoiseWorld.Start, NoiseWorld.Start.AddHours(HistoryHours + TestHours));
            foreach (var (name, score) in PeerDetectors.All)
                for (var hour = plant.From + 1; hour <= end; hour++)
                    if (score(counts, hour) > limits[name])
                    {
                        Found(name, plant, hour);
                        break;
                    }
        }

        void Found(string method, Plant plant, int hour)
        {
            if (!found.TryGetValue((method, plant.Kind), out var delays))
                found[(method, plant.Kind)] = delays = [];
            delays.Add(hour - plant.From);
        }
    }
}
