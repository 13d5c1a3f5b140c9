using NewsMonitor.Spikes;

namespace NewsMonitor.Benchmarks.Spikes;

/// <summary>A method from elsewhere: a score for one key at one hour, from its hourly counts before it; more is more alarming.</summary>
internal delegate double Peer(ReadOnlySpan<int> counts, int end);

/// <summary>Three methods in use, each over the counts of the last 24 hours, as their authors describe them.</summary>
internal static class PeerDetectors
{
    private const int Day = 24;

    public static readonly (string Name, Peer Score)[] All =
    [
        ("multiple of the 7-day mean, at least 5", SevenDayMean),
        ("EARS C2", EarsC2),
        ("Farrington improved", FarringtonImproved),
    ];

    /// <summary>The last day over the mean of the seven before; nothing below five stories. In use with a limit of 3.</summary>
    public static double SevenDayMean(ReadOnlySpan<int> counts, int end)
    {
        var now = DayBefore(counts, end, 0);
        double mean = 0;
        for (var day = 1; day <= 7; day++)
            mean += DayBefore(counts, end, day) / 7.0;
        return now < 5 ? 0 : now / Math.Max(mean, 0.1);
    }

    /// <summary>Hutwagner et al. 2003: standard deviations above the mean of the days 3 to 9 before. In use with a limit of 3.</summary>
    public static double EarsC2(ReadOnlySpan<int> counts, int end)
    {
        double sum = 0, squares = 0;
        for (var day = 3; day <= 9; day++)
        {
            double count = DayBefore(counts, end, day);
            (sum, squares) = (sum + count, squares + count * count);
        }
        var mean = sum / 7;
        var deviation = Math.Sqrt(Math.Max(0, squares - 7 * mean * mean) / 6);
        return (DayBefore(counts, end, 0) - mean) / Math.Max(deviation, 0.5);
    }

    /// <summary>
    /// Noufaily et al. 2013, on days: quasi-Poisson regression with trend and day of the week over eight weeks but the last
    /// two days, past outbreaks weighted down by their Anscombe residuals, and the tail of the negative binomial
    /// distribution with the fitted mean and dispersion: −log10 of the chance.
    /// </summary>
    public static double FarringtonImproved(ReadOnlySpan<int> counts, int end)
    {
        const int Guard = 2, Days = 54, Parameters = 8;
        Span<double> y = stackalloc double[Days], mean = stackalloc double[Days], weight = stackalloc double[Days];
        double total = 0;
        for (var i = 0; i < Days; i++)
        {
            y[i] = DayBefore(counts, end, i + 1 + Guard);
            weight[i] = 1;
            total += y[i];
        }
        var now = DayBefore(counts, end, 0);
        if (total < 5)
            return now < 5 ? 0 : -Math.Log10(Math.Max(1e-300, NegativeBinomial.UpperTail(now, Math.Max(total, 0.5) / Days, 1e9)));

        var beta = new double[Parameters];
        double dispersion = 1;
        for (var pass = 0; pass < 2; pass++)
        {
            Fit(y, weight, beta, total / Days, mean);
            double pearson = 0, weights = 0;
            for (var i = 0; i < Days; i++)
            {
                pearson += weight[i] * (y[i] - mean[i]) * (y[i] - mean[i]) / mean[i];
                weights += weight[i];
            }
            dispersion = Math.Max(1, pearson / Math.Max(1, weights - Parameters));
            if (pass == 1)
                break;
            double norm = 0;
            for (var i = 0; i < Days; i++)
            {
                var residual = 1.5 * (Math.Pow(y[i], 2.0 / 3) - Math.Pow(mean[i], 2.0 / 3)) / (Math.Pow(mean[i], 1.0 / 6) * Math.Sqrt(dispersion));
                weight[i] = residual > 2.58 ? 1 / (residual * residual) : 1;
                norm += weight[i];
            }
            for (var i = 0; i < Days; i++)
                weight[i] *= Days / norm;
        }
        var expected = Math.Exp(Predict(beta, -1 - Guard));
        return now <= expected ? 0 : -Math.Log10(Math.Max(1e-300, NegativeBinomial.UpperTail(now, expected, dispersion > 1.001 ? expected / (dispersion - 1) : 1e9)));
    }

    private static int DayBefore(ReadOnlySpan<int> counts, int end, int day)
    {
        var sum = 0;
        for (var hour = Math.Max(0, end - Day * (day + 1)); hour < end - Day * day; hour++)
            sum += counts[hour];
        return sum;
    }

    /// <summary>Regressors of the day <paramref name="i"/> (0 = newest of the baseline): one, trend, six of seven days of the week.</summary>
    private static double Regressor(int i, int parameter) => parameter switch
    {
        0 => 1,
        1 => -i / 27.0,
        _ => ((i % 7) + 7) % 7 == parameter - 2 ? 1 : 0,
    };

    private static double Predict(double[] beta, int i)
    {
        double sum = 0;
        for (var p = 0; p < beta.Length; p++)
            sum += beta[p] * Regressor(i, p);
        return Math.Clamp(sum, -12, 12);
    }

    /// <summary>Iteratively reweighted least squares with a slight ridge, so that empty weekdays do not run away.</summary>
    private static void Fit(ReadOnlySpan<double> y, ReadOnlySpan<double> weight, double[] beta, double start, Span<double> mean)
    {
        var n = beta.Length;
        Array.Clear(beta);
        beta[0] = Math.Log(start);
        var normal = new double[n, n + 1];
        for (var iteration = 0; iteration < 6; iteration++)
        {
            Array.Clear(normal);
            for (var i = 0; i < y.Length; i++)
            {
                var eta = Predict(beta, i);
                var mu = Math.Exp(eta);
                var (w, z) = (weight[i] * mu, eta + (y[i] - mu) / mu);
                for (var p = 0; p < n; p++)
                {
                    var x = Regressor(i, p) * w;
                    if (x == 0)
                        continue;
                    for (var q = 0; q < n; q++)
                        normal[p, q] += x * Regressor(i, q);
                    normal[p, n] += x * z;
                }
            }
            for (var p = 1; p < n; p++)
                normal[p, p] += 0.3;
            Solve(normal, beta);
        }
        for (var i = 0; i < y.Length; i++)
            mean[i] = Math.Exp(Predict(beta, i));
    }

    private static void Solve(double[,] matrix, double[] solution)
    {
        var n = solution.Length;
        for (var p = 0; p < n; p++)
        {
            for (var r = p + 1; r < n; r++)
            {
                var factor = matrix[r, p] / matrix[p, p];
                for (var c = p; c <= n; c++)
                    matrix[r, c] -= factor * matrix[p, c];
            }
        }
        for (var p = n - 1; p >= 0; p--)
        {
            var sum = matrix[p, n];
            for (var c = p + 1; c < n; c++)
                sum -= matrix[p, c] * solution[c];
            solution[p] = sum / matrix[p, p];
        }
    }
}
