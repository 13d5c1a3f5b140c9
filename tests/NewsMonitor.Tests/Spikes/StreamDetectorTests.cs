using NewsMonitor.Spikes.Streams;

namespace NewsMonitor.Tests.Spikes;

public class StreamDetectorTests
{
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static List<StreamVerdict> Run(TimeSpan step, IEnumerable<double> values)
    {
        var (detector, at) = (new StreamDetector(), Start);
        var verdicts = new List<StreamVerdict>();
        foreach (var value in values)
        {
            verdicts.Add(detector.Push(at, value));
            at += step;
        }
        return verdicts;
    }

    private static double[] Temperatures(int hours, int seed)
    {
        var random = new Random(seed);
        var (values, weather) = (new double[hours], 0.0);
        for (var h = 0; h < hours; h++)
        {
            weather = 0.98 * weather + (random.NextDouble() - 0.5);
            values[h] = 15 + 6 * Math.Sin(2 * Math.PI * h / 24) + weather;
        }
        return values;
    }

    private static double[] Counts(int rows, double mean, int seed)
    {
        var noise = new NoiseStream(seed);
        return Enumerable.Range(0, rows).Select(_ => (double)noise.Poisson(mean)).ToArray();
    }

    [Fact]
    public void Noise_is_silent_at_every_step()
    {
        Assert.InRange(Run(TimeSpan.FromHours(1), Temperatures(4000, 1)).Count(v => v.Alert), 0, 2); // in 24 weeks
        Assert.DoesNotContain(Run(TimeSpan.FromMinutes(5), Counts(4000, 4, 2)), v => v.Alert);
        Assert.InRange(Run(TimeSpan.FromDays(1), Counts(1500, 20, 3)).Count(v => v.Alert), 0, 4); // in 214 weeks
        Assert.DoesNotContain(Run(TimeSpan.FromMinutes(1), Enumerable.Repeat(42.0, 4000)), v => v.Alert || v.Score > 0);
    }

    [Theory]
    [InlineData(20, 0, 60)]
    [InlineData(20, 20, 60)]
    [InlineData(200, 0, 60)]
    [InlineData(20, 0, 1440)]
    public void A_source_that_falls_silent_or_stands_still_is_told_once_however_long_it_does(double mean, double value, int minutes)
    {
        const int Alive = 600;
        for (var seed = 40; seed < 46; seed++)
        {
            var verdicts = Run(TimeSpan.FromMinutes(minutes), [.. Counts(Alive, mean, seed), .. Enumerable.Repeat(value, 1000)]);

            Assert.Single(verdicts.Skip(Alive), v => v.Alert);
        }
    }

    [Theory]
    [InlineData("level shift", 60)]
    [InlineData("dropout", 60)]
    [InlineData("spike", 60)]
    [InlineData("level shift", 1440)]
    [InlineData("dropout", 5)]
    [InlineData("spike", 5)]
    public void What_breaks_a_series_is_told_at_once_and_before_it_next_to_nothing(string kind, int minutes)
    {
        const int Rows = 1500, At = 1200;
        for (var seed = 20; seed < 24; seed++)
        {
            var random = new Random(seed);
            var values = Enumerable.Range(0, Rows).Select(i => 100 + 20 * Math.Sin(2 * Math.PI * i * minutes / 1440.0) + 6 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)).ToArray();
            for (var i = At; i < Rows; i++)
                values[i] = kind switch { "level shift" => values[i] + 60, "dropout" => i < At + 12 ? 0 : values[i], _ => i == At ? 260 : values[i] };

            var alerts = Run(TimeSpan.FromMinutes(minutes), values).Select((v, i) => (v.Alert, i)).Where(v => v.Alert).Select(v => v.i).ToList();

            Assert.Contains(alerts, i => i is >= At and < At + 4);
            Assert.InRange(alerts.Count(i => i < At), 0, 2);
            Assert.InRange(alerts.Count(i => i > At + 40), 0, 2);
        }
    }

    [Fact]
    public void Ordinary_series_of_all_kinds_stay_nearly_silent()
    {
        var random = new Random(30);
        double Noise() => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
        var kinds = new Dictionary<string, (double Minutes, Func<int, double> Value)>
        {
            ["constant"] = (60, _ => 7),
            ["heavy zeros"] = (60, _ => random.Next(20) == 0 ? random.Next(1, 5) : 0),
            ["a week's rhythm"] = (60, i => (i / 24 % 7 >= 5 ? 40 : 100) + 30 * Math.Sin(2 * Math.PI * i / 24) + 5 * Noise()),
            ["drift"] = (60, i => 100 + 0.1 * i + 5 * Noise()),
            ["integers by the day"] = (1440, _ => Math.Round(20 + 4 * Noise())),
            ["two values"] = (5, i => i / 6 % 2),
        };
        foreach (var (name, (minutes, value)) in kinds)
        {
            var rows = 2500;
            var alerts = Run(TimeSpan.FromMinutes(minutes), Enumerable.Range(0, rows).Select(value)).Count(v => v.Alert);
            Assert.True(alerts <= Math.Max(3, rows * minutes / (7 * 1440)), $"{name}: {alerts} alerts"); // once a week
        }
    }

    [Fact]
    public void A_burst_of_counts_and_a_broken_rhythm_are_alerts()
    {
        var counts = Counts(4000, 4, 4);
        counts[3500] = 60;
        var burst = Run(TimeSpan.FromMinutes(5), counts);
        Assert.True(burst[3500].Alert);
        Assert.Equal(1, burst.Count(v => v.Alert));

        var temperatures = Temperatures(3000, 5);
        for (var h = 2600; h < 2648; h++)
            temperatures[h] = 40; // the sensor hangs
        var hanging = Run(TimeSpan.FromHours(1), temperatures);
        Assert.Contains(hanging.Skip(2600).Take(3), v => v.Alert);
        Assert.InRange(hanging.Take(2600).Count(v => v.Alert), 0, 1); // in 15 weeks
    }

    [Fact]
    public void More_surprising_scores_higher_and_scores_mean_the_same_at_any_size()
    {
        double ScoreOf(double burst, double size)
        {
            var counts = Counts(3000, 10, 6).Select(c => c * size).ToArray();
            counts[2900] = burst * size;
            return Run(TimeSpan.FromMinutes(5), counts)[2900].Score;
        }

        Assert.True(ScoreOf(30, 1) < ScoreOf(50, 1) && ScoreOf(50, 1) < ScoreOf(200, 1));
        Assert.Equal(ScoreOf(50, 1), ScoreOf(50, 1000), 6);
        Assert.InRange(ScoreOf(1e9, 1), 0.5, 1);
    }

    [Theory]
    [InlineData(double.Epsilon)]
    [InlineData(1e-150)]
    [InlineData(1e99)]
    public void However_small_or_large_the_values_are_scores_stay_between_0_and_1(double unit)
    {
        var verdicts = Run(TimeSpan.FromHours(1), [.. Enumerable.Range(0, 400).Select(i => i % 7 * unit * (i == 350 ? 5 : 1))]);

        Assert.All(verdicts, v => Assert.InRange(v.Score, 0, 1));
        Assert.All(verdicts, v => Assert.True(double.IsFinite(v.Expected)));
    }

    [Fact]
    public void An_answer_depends_on_no_later_row()
    {
        var values = Temperatures(2000, 7);
        var all = Run(TimeSpan.FromMinutes(30), values);
        Assert.Equal(all.Take(1200), Run(TimeSpan.FromMinutes(30), values.Take(1200)));
    }

    [Fact]
    public void An_event_is_told_once_a_second_larger_one_again()
    {
        var counts = Counts(5000, 4, 8);
        for (var i = 0; i < 20; i++)
            counts[4000 + i] = 60;
        counts[4100] = 5000;
        var alerts = Run(TimeSpan.FromMinutes(5), counts).Select((v, i) => (v.Alert, i)).Where(v => v.Alert).Select(v => v.i).ToList();
        Assert.InRange(alerts.Count(i => i < 4100), 1, 4);
        Assert.Contains(4100, alerts);
    }

    [Fact]
    public void Rows_that_say_nothing_leave_no_trace()
    {
        var values = Temperatures(1500, 9);
        var plain = new StreamDetector();
        var disturbed = new StreamDetector();
        for (var h = 0; h < values.Length; h++)
        {
            var at = Start.AddHours(h);
            var expected = plain.Push(at, values[h]);
            Assert.Equal(expected, disturbed.Push(at, values[h]));
            if (h % 7 == 0)
            {
                foreach (var (when, value) in new[] { (at.AddMinutes(1), double.NaN), (at.AddMinutes(1), double.PositiveInfinity), (at, 1e6), (at.AddHours(-5), 1e6), (at.AddMinutes(1), -1e200) })
                {
                    var verdict = disturbed.Push(when, value);
                    Assert.False(verdict.Alert);
                    Assert.Equal(0, verdict.Score);
                }
            }
        }
        Assert.Equal(5 * 215, disturbed.NotJudged);
    }

    [Fact]
    public void After_a_long_gap_a_new_level_is_no_alert()
    {
        var detector = new StreamDetector();
        var values = Counts(4000, 20, 10);
        var alerts = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var at = Start.AddMinutes(5 * i).AddDays(i >= 2500 ? 3 : 0);
            alerts += detector.Push(at, i >= 2500 ? values[i] + 200 : values[i]).Alert ? 1 : 0;
        }
        Assert.Equal(0, alerts);
    }

    [Fact]
    public void Extreme_and_wild_values_give_finite_answers()
    {
        var random = new Random(11);
        var detector = new StreamDetector();
        var at = Start;
        for (var i = 0; i < 20_000; i++)
        {
            at = at.AddTicks(random.Next(4) switch { 0 => 1, 1 => TimeSpan.TicksPerMinute, 2 => TimeSpan.TicksPerDay, _ => 0 });
            var value = random.Next(6) switch { 0 => 0, 1 => double.NaN, 2 => 1e99, 3 => -1e99, 4 => 1e-300, _ => random.NextDouble() };
            var verdict = detector.Push(at, value);
            Assert.True(double.IsFinite(verdict.Expected) && verdict.Score is >= 0 and < 1);
        }
    }
}
