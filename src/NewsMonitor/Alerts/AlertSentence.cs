using System.Globalization;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Alerts;

/// <summary>Says in one sentence why an alert was raised, and gives keys the names people use.</summary>
internal sealed class AlertSentence(Watchlist watchlist)
{
    private const double WeeksPerYear = 365.25 / 7;
    private readonly Dictionary<string, string> _labels = [];

    /// <summary>"14 stories on Kim Jong Un and Sergei Shoigu in 6 hours; 1.2 expected at this time of the week; by chance once in 40 years."</summary>
    public string Why(Spike spike) => spike.Rank is { } rank ? WhyUnusual(spike, rank) : string.Create(CultureInfo.InvariantCulture,
        $"{spike.Observed} {(spike.Observed == 1 ? "story" : "stories")} on {On(spike.Key)} in {Span(spike)}; {Expected(spike.Expected)} expected {When(spike)}; by chance {HowOften(spike.FalseAlarmsPerWeek)}.");

    /// <summary>"A story names Kim Jong Un and Sergei Shoigu together: one of the 2 most unusual of 28 stories in 8 weeks; by chance once in 3 weeks."</summary>
    private string WhyUnusual(Spike spike, StoryRank rank) => string.Create(CultureInfo.InvariantCulture,
        $"A story names {On(spike.Key)} together: {(rank.Rank == 1 ? "the most" : $"one of the {rank.Rank} most")} unusual of {rank.Stories} stories in {Math.Round(rank.Weeks)} weeks; by chance {HowOften(spike.FalseAlarmsPerWeek)}.");

    public string Label(SeriesKey key) => key.Kind switch
    {
        KeyKind.Relation => $"{Side(0)} – {Side(1)}",
        KeyKind.Pair => string.Join(" and ", key.Id.Split('+', 2).Select(Name)),
        _ => Name(key.Id),
    };

    /// <summary>How a title may name what a key stands for: the whole names, and last words long enough to be names ("Shoigu").</summary>
    public IReadOnlyList<string> NamesIn(SeriesKey key) => key.Kind switch
    {
        KeyKind.Relation or KeyKind.Topic => [],
        _ => [.. key.Id.Split('+').Select(Name).SelectMany(n => new[] { n, n[(n.LastIndexOf(' ') + 1)..] }).Where(n => n.Length >= 5)],
    };

    private string On(SeriesKey key) => key.Kind switch
    {
        KeyKind.Relation => $"relations between {Side(0)} and {Side(1)}",
        KeyKind.Term or KeyKind.Keyword => $"“{Label(key)}”",
        KeyKind.Topic => $"the topic “{Label(key)}”",
        _ => Label(key),
    };

    private string Side(int index) => watchlist.Sides.Count > index ? watchlist.Sides[index].Label : "?";

    private string Name(string id)
    {
        if (!_labels.TryGetValue(id, out var label))
        {
            label = watchlist.LabelOf(id);
            if (label == id)
                label = watchlist.Sides.FirstOrDefault(s => s.Id == id)?.Label ?? id;
            _labels[id] = label;
        }
        return label;
    }

    /// <summary>A window of hours lies at some time of the week, one of days has all times of the day in it, one of a week all there are.</summary>
    private static string When(Spike spike) => Hours(spike) switch
    {
        < 24 => "at this time of the week",
        24 => "in a day",
        _ => "in that time",
    };

    private static int Hours(Spike spike) => (int)Math.Ceiling((spike.Shown.To - spike.Shown.From).TotalHours);

    private static string Span(Spike spike)
    {
        var hours = Hours(spike);
        return hours switch
        {
            <= 1 => "one hour",
            24 => "one day",
            > 24 when hours % 24 == 0 => $"{hours / 24} days",
            _ => $"{hours} hours",
        };
    }

    private static string Expected(double expected) => expected switch
    {
        < 0.05 => "fewer than 0.1",
        < 10 => expected.ToString("0.0", CultureInfo.InvariantCulture),
        _ => expected.ToString("0", CultureInfo.InvariantCulture),
    };

    private static string HowOften(double falseAlarmsPerWeek)
    {
        if (falseAlarmsPerWeek >= 0.75)
            return falseAlarmsPerWeek < 1.5 ? "once a week" : $"{Round(falseAlarmsPerWeek)} times a week";
        var weeks = 1 / Math.Max(falseAlarmsPerWeek, 1e-12);
        var years = weeks / WeeksPerYear;
        return years switch
        {
            < 2 / 12.0 => $"once in {Round(weeks)} weeks",
            < 0.92 => $"once in {Round(years * 12)} months",
            < 1.5 => "once a year",
            <= 10_000 => $"once in {Round(years)} years",
            _ => "less than once in 10,000 years",
        };
    }

    /// <summary>Two leading digits: nobody reads more from a chance.</summary>
    private static string Round(double value)
    {
        if (value < 100)
            return Math.Max(2, Math.Round(value)).ToString("0", CultureInfo.InvariantCulture);
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return (Math.Round(value / unit) * unit).ToString("#,0", CultureInfo.InvariantCulture);
    }
}
