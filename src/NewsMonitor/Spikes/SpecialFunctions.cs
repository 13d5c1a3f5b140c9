namespace NewsMonitor.Spikes;

/// <summary>
/// The incomplete gamma and beta functions behind the tails of counts, after Abramowitz and Stegun (1964), 6.1.41,
/// 6.5.29, 26.5.8, with Lentz's evaluation of continued fractions. Relative error below 1e-9 where results exceed 1e-290.
/// </summary>
internal static class SpecialFunctions
{
    private const double Tiny = 1e-300;
    private const double Precision = 1e-13;
    private const int MostTerms = 2000;

    /// <summary>ln Γ(x) for x above 0: Stirling's series after shifting small arguments up.</summary>
    public static double LogGamma(double x)
    {
        var shift = 0.0;
        if (x < 8)
        {
            var product = 1.0;
            while (x < 8)
            {
                product *= x;
                x += 1;
            }
            shift = Math.Log(product);
        }
        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))));
        return (x - 0.5) * Math.Log(x) - x + 0.918938533204672742 + series - shift;
    }

    /// <summary>P(a, x), the lower incomplete gamma function over Γ(a): the chance that a Poisson count of mean x reaches a.</summary>
    public static double GammaLower(double a, double x)
    {
        if (x <= 0)
            return 0;
        var front = Math.Exp(a * Math.Log(x) - x - LogGamma(a + 1));
        if (x < a + 1)
        {
            double term = 1, sum = 1;
            for (var i = 1; i < MostTerms && term > sum * Precision; i++)
            {
                term *= x / (a + i);
                sum += term;
            }
            return front * sum;
        }

        double b = x + 1 - a, c = 1 / Tiny, d = 1 / b, h = d;
        for (var i = 1; i < MostTerms; i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = 1 / NonZero(an * d + b);
            c = NonZero(b + an / c);
            var step = d * c;
            h *= step;
            if (Math.Abs(step - 1) < Precision)
                break;
        }
        return Math.Max(0, 1 - front * a * h);
    }

    /// <summary>I_x(a, b), the regularised incomplete beta function.</summary>
    public static double BetaRegularized(double a, double b, double x)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;
        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(1 - x));
        return x < (a + 1) / (a + b + 2) ? front * BetaFraction(a, b, x) / a : Math.Max(0, 1 - front * BetaFraction(b, a, 1 - x) / b);
    }

    private static double BetaFraction(double a, double b, double x)
    {
        double c = 1, d = 1 / NonZero(1 - (a + b) * x / (a + 1)), h = d;
        for (var m = 1; m < MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NonZero(1 + even * d);
            c = NonZero(1 + even / c);
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NonZero(1 + odd * d);
            c = NonZero(1 + odd / c);
            var step = d * c;
            h *= step;
            if (Math.Abs(step - 1) < Precision)
                break;
        }
        return h;
    }

    private static double NonZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
