using NewsMonitor.Benchmarks.Streams;
using NewsMonitor.Spikes.Streams;
using NewsMonitor.Tests.Analysis;

namespace NewsMonitor.Tests.Spikes;

/// <summary>What the detector of series promises: silence on noise of any kind, alerts for what is planted, its score on labelled series.</summary>
public class StreamQualityTests
{
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static double[] Noise(string kind, int minutes, int count, int seed = 1) =>
        new NoiseSeries(seed).Make(kind, count, minutes == 1440 ? 7 : 1440.0 / minutes);

    private static List<int> Alerts(double[] values, int minutes) => Rows(values, minutes, verdict => verdict.Alert);

    private static List<int> Rows(double[] values, int minutes, Func<StreamVerdict, bool> wanted)
    {
        var detector = new StreamDetector();
        return [.. Enumerable.Range(0, values.Length).Where(i => wanted(detector.Push(Start.AddMinutes((double)minutes * i), values[i])))];
    }

    [Theory]
    [InlineData(1, 10_080)]
    [InlineData(5, 8_064)]
    [InlineData(60, 4_032)]
    [InlineData(1440, 1_000)]
    public void Noise_of_any_kind_brings_less_than_one_alert_a_week(int minutes, int count)
    {
        var weeks = count * minutes / 10_080.0;
        // What comes at once, often and alike (a daily job at no fixed hour) is told four times before it counts as usual.
        var alerts = NoiseSeries.Kinds.ToDictionary(k => k, k => Alerts(Noise(k, minutes, count), minutes).Count);

        Assert.InRange(alerts.Values.Sum(), 0, 0.6 * weeks * alerts.Count);
        Assert.All(alerts, kind => Assert.True(kind.Value <= weeks + 3 * Math.Sqrt(weeks), $"{kind.Key}: {kind.Value} alerts in {weeks:F0} weeks"));
    }

    [Theory]
    [InlineData("spike", 1)]
    [InlineData("spike", 5)]
    [InlineData("spike", 60)]
    [InlineData("spike", 1440)]
    [InlineData("level", 5)]
    [InlineData("level", 60)]
    [InlineData("level", 1440)]
    [InlineData("standstill", 5)]
    [InlineData("standstill", 60)]
    [InlineData("restless", 60)]
    public void What_is_planted_is_an_alert_within_two_days_or_forty_eight_values(string planted, int minutes)
    {
        const int Planted = 3_000;
        var found = Enumerable.Range(1, 5).Count(seed =>
        {
            var values = Noise("white", minutes, Planted + 60, seed);
            for (var i = Planted; i < values.Length; i++)
            {
                values[i] = planted switch
                {
                    "spike" => i < Planted + 2 ? values[i] + 8 : values[i],
                    "level" => values[i] + 5,
                    "restless" => 100 + 5 * (values[i] - 100),
                    _ => values[Planted - 1],
                };
            }
            return Alerts(values, minutes).Any(i => i is >= Planted and < Planted + 48);
        });
        Assert.InRange(found, 4, 5);
    }

    [Theory]
    [InlineData("noise a quarter as wide", 5)]
    [InlineData("noise a quarter as wide", 60)]
    [InlineData("level up by 5 sd", 1)]
    [InlineData("level up by 2 sd", 1)]
    [InlineData("stands still", 1)]
    [InlineData("rises by half", 60)]
    [InlineData("falls silent", 5)]
    [InlineData("rhythm stops", 60)]
    [InlineData("rhythm shifted by a third", 5)]
    public void What_is_planted_into_noise_is_an_alert_although_that_noise_brings_few(string name, int minutes)
    {
        var perDay = 1440.0 / minutes;
        var events = PlantedEvent.All.Where(e => e.Name == name).ToList();
        foreach (var planted in events)
        {
            var found = Enumerable.Range(1, 4).Count(seed =>
            {
                var at = (minutes == 60 ? 3_000 : 9_000) + 100 * seed;
                var values = Noise(planted.Noise, minutes, at + planted.Within(perDay), seed);
                planted.Change(values, at, perDay);
                return Alerts(values, minutes).Any(a => a >= at);
            });
            Assert.InRange(found, 3, 4);
        }
        Assert.NotEmpty(events);
    }

    [Fact]
    public void Only_a_series_that_never_stood_still_is_surprised_by_it()
    {
        var counts = Noise("sparse counts", 5, 4_000);
        Assert.DoesNotContain(Alerts(counts, 5), i => counts[i] == 0);
    }

    [Fact]
    public void An_event_like_many_before_scores_less_than_the_same_alone()
    {
        double Last(params int[] spikes)
        {
            var values = Noise("white", 60, 3_000);
            foreach (var at in spikes)
                values[at] = 112;
            var detector = new StreamDetector();
            return values.Select((v, i) => detector.Push(Start.AddHours(i), v).Score).ElementAt(spikes[^1]);
        }

        Assert.True(Last(600, 800, 1_000, 1_200, 1_400, 1_600, 1_800, 2_000, 2_900) < Last(2_900));
    }

    [Fact]
    public void A_slow_move_is_found_although_the_season_hides_it_from_the_short_spans()
    {
        var values = Noise("daily rhythm", 5, 8_064);
        for (var i = 6_000; i < values.Length; i++)
            values[i] += 8 * Math.Min(1, (i - 6_000) / 60.0);
        Assert.Contains(Alerts(values, 5), i => i is >= 6_000 and < 6_288);
    }

    [Theory]
    [InlineData("hourly counts of 60", "spike of 10 sd")]
    [InlineData("daily counts of 400", "level up by 5 sd")]
    [InlineData("hourly counts of 60", "rhythm shifted")]
    [InlineData("processor load", "spike of 10 sd")]
    [InlineData("temperature", "stands still")]
    [InlineData("vibration", "level up by 2 sd")]
    [InlineData("pressure", "silent for 12 rows")]
    public void The_second_event_of_a_series_is_found_as_the_first_was_and_each_told_once(string world, string planted)
    {
        var runs = Enumerable.Range(1, 4).Select(seed => LabelledRun.Of(LabelledWorld.All.Single(w => w.Name.StartsWith(world, StringComparison.Ordinal)),
            LabelledEvent.All.Single(e => e.Name.StartsWith(planted, StringComparison.Ordinal)), seed)).ToList();

        Assert.InRange(runs.Count(r => r.AlertsOf(r.At[0]).Any()), 3, 4);
        Assert.InRange(runs.Count(r => r.AlertsOf(r.At[1]).Any()), 3, 4);
        Assert.InRange(runs.Sum(r => r.Alerts.Count(i => !r.Near(i))), 0, 4);
        Assert.InRange(runs.Sum(r => r.At.Sum(at => r.AlertsOf(at).Count())), 6, 16);
    }

    [Fact]
    public void A_series_that_returns_to_its_level_soon_is_no_second_event()
    {
        var values = Noise("white", 60, 1_500);
        for (var i = 1_000; i < 1_048; i++)
            values[i] += 8;

        Assert.Equal([1_000], Alerts(values, 60).Where(i => i >= 900));
    }

    [Fact]
    public void A_nightly_job_is_told_in_its_first_nights_and_no_more_but_another_load_at_noon_is()
    {
        var values = Noise("white", 5, 14 * 288);
        for (var night = 2; night < 14; night++)
            values[night * 288 + 36 + night * 5 % 7] += 15;
        values[12 * 288 + 144] += 15;

        var told = Rows(values, 5, verdict => verdict.Score >= 0.3);

        Assert.DoesNotContain(told, row => row > 5 * 288 && row != 12 * 288 + 144);
        Assert.Contains(12 * 288 + 144, told);
        Assert.Contains(2 * 288 + 36 + 3, told);
    }

    [Fact]
    public void What_a_young_series_shows_now_and_then_is_no_news_later()
    {
        var values = new double[1_500];
        for (var i = 20; i < values.Length; i += 37)
            values[i] = 1;

        Assert.Empty(Alerts(values, 60));
        Assert.Equal([1_400], Alerts([.. values.Select((v, i) => i is >= 1_400 and < 1_406 ? 5 : v)], 60));
    }

    [Fact]
    public void What_is_twice_as_unlikely_while_its_event_lasts_is_not_told_after_it()
    {
        var values = Noise("white", 60, 2_000);
        for (var i = 1_500; i < 1_520; i++)
            values[i] -= 4 + (i - 1_500);

        Assert.Equal(1, Alerts(values, 60).Count(i => i >= 1_400));
    }

    [Fact]
    public void An_alert_scores_above_nearly_all_that_is_none()
    {
        var runs = LabelledEvent.All.Select(e => LabelledRun.Of(LabelledWorld.All[1], e, 5)).ToList();
        var rows = runs.SelectMany(r => r.Verdicts).ToList();

        Assert.InRange(rows.Where(v => v.Alert).Min(v => v.Score), 0.4, 1);
        Assert.InRange(rows.Count(v => !v.Alert && v.Score >= 0.4), 0, rows.Count / 500);
    }

    [Fact]
    public void Numenta_benchmark_score_on_the_shared_series()
    {
        var folder = Path.Combine(Repository.Shared ?? "absent", "series", "nab");
        Assert.SkipUnless(Directory.Exists(folder), "Left out: ../shared/series/nab is not there.");

        var files = NabScore.Read(folder).Select(s => (s, NabScore.Scores(s))).ToList();
        double[] floors = [85, 84.5, 87.5];
        Assert.All(NabProfile.All.Zip(floors), f => Assert.True(NabScore.Of(files, f.First) >= f.Second, $"{f.First.Name}: {NabScore.Of(files, f.First):F1}"));
    }
}
