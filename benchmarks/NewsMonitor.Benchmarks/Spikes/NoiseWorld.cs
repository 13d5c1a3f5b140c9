using NewsMonitor.Spikes;

namespace NewsMonitor.Benchmarks.Spikes;

/// <summary>
/// Pure noise: keys whose hourly counts are negative binomial around a rate with a rhythm of the day and of the week.
/// </summary>
/// <param name="Keys">Number of keys.</param>
/// <param name="PerWeek">Stories a week of the middle key.</param>
/// <param name="Spread">Standard deviation of the natural logarithm of the keys' rates; 0 = all alike.</param>
/// <param name="Size">Size of the negative binomial distribution of an hour's count; infinity = Poisson.</param>
/// <param name="DaysOnly">The sources give days, not times: every story stands at midnight.</param>
/// <param name="Season">Amplitude of the day's sine (0 … 1); at weekends the rate is lower by half of it.</param>
/// <param name="Echo">Chance that a story brings another one within six hours, and so on; the counts are then compound and no negative binomial ones.</param>
/// <param name="Drift">Standard deviation of the natural logarithm of a key's rate from one week to another.</param>
internal sealed record NoiseWorld(
    int Keys, double PerWeek, double Spread = 0, double Size = double.PositiveInfinity, double Season = 0, bool DaysOnly = false, double Echo = 0, double Drift = 0)
{
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero); // a Monday

    public static SeriesKey Key(int number) => new(KeyKind.Entity, $"key-{number}");

    /// <summary>Rates per hour of the keys, before the season.</summary>
    public double[] Rates(Random random)
    {
        var rates = new double[Keys];
        for (var k = 0; k < Keys; k++)
            rates[k] = PerWeek / 168 * Math.Exp(Spread * Draw.Normal(random));
        return rates;
    }

    /// <summary>Multiplier of the rate in an hour; mean 1 over a week.</summary>
    public double Multiplier(int hour)
    {
        var weekend = hour / 24 % 7 >= 5;
        return (1 + Season * Math.Sin(2 * Math.PI * (hour % 24 - 6) / 24.0)) * (weekend ? 1 - Season / 2 : 1 + Season / 5);
    }

    /// <summary>Draws one table. <paramref name="boost"/> multiplies a key's rate in an hour.</summary>
    public SeriesTable Table(Random random, int hours, Func<int, int, double>? boost = null)
    {
        var table = new SeriesTable();
        var (rates, drift) = (Rates(random), new double[Keys]);
        for (var hour = 0; hour < hours; hour++)
        {
            var at = Start.AddHours(DaysOnly ? hour / 24 * 24 : hour);
            table.AddRead("feed", at, 20);
            var multiplier = Multiplier(hour) * (1 - Echo);
            for (var k = 0; k < Keys; k++)
            {
                if (hour % 168 == 0)
                    drift[k] = Drift > 0 ? Math.Exp(Drift * Draw.Normal(random) - Drift * Drift / 2) : 1;
                for (var left = Draw.Count(random, rates[k] * multiplier * drift[k] * (boost?.Invoke(k, hour) ?? 1), Size); left > 0; left--)
                {
                    table.AddStory(Key(k), at, "feed");
                    for (var echo = at; random.NextDouble() < Echo;)
                    {
                        echo = DaysOnly ? echo : echo.AddHours(random.Next(7));
                        if (echo < Start.AddHours(hours))
                            table.AddStory(Key(k), echo, "feed");
                    }
                }
            }
        }
        return table;
    }
}

/// <summary>Random numbers of the distributions used.</summary>
internal static class Draw
{
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>A negative binomial count; Poisson when <paramref name="size"/> is infinite.</summary>
    public static int Count(Random random, double mean, double size)
    {
        var none = double.IsInfinity(size) ? Math.Exp(-mean) : Math.Pow(size / (size + mean), size);
        var left = random.NextDouble();
        if (left < none)
            return 0;
        if (mean > 200)
            return Math.Max(0, (int)Math.Round(mean + Normal(random) * Math.Sqrt(mean + mean * mean / size)));
        var (count, probability) = (0, none);
        while (left >= probability && count < 5000)
        {
            left -= probability;
            probability *= double.IsInfinity(size) ? mean / (count + 1) : (count + size) / (count + 1) * mean / (size + mean);
            count++;
        }
        return count;
    }
}
