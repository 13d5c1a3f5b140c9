namespace NewsMonitor.Benchmarks.Analysis;

/// <summary>One labelled case: its features, the truth, and the file it comes from.</summary>
internal sealed class LabelledRow(double[] values, bool isTrue, string file)
{
    public double[] Values { get; } = values;
    public bool True { get; } = isTrue;
    public string File { get; } = file;
}

/// <summary>
/// Logistic regression with a quadratic penalty on the weights (not on the bias) and, where a feature has a sign, weights of
/// that sign only: Newton steps one coordinate at a time until nothing moves.
/// </summary>
internal sealed class LogisticFit
{
    private const int MostRounds = 400;
    private const double Still = 1e-5;

    private LogisticFit(double bias, double[] weights) => (Bias, Weights) = (bias, weights);

    public double Bias { get; }
    public double[] Weights { get; }

    public double Probability(double[] values) => Logistic(Bias + values.Zip(Weights, (v, w) => v * w).Sum());

    /// <param name="signs">Per feature 1, -1 or 0 for either.</param>
    /// <param name="penalty">Half of it times the squared weight is added to the loss.</param>
    public static LogisticFit Of(IReadOnlyList<LabelledRow> rows, IReadOnlyList<int> signs, double penalty)
    {
        var weights = new double[signs.Count];
        var logOdds = new double[rows.Count];
        var bias = 0.0;
        for (var round = 0; round < MostRounds; round++)
        {
            var step = Step(rows, logOdds, _ => 1, 0, 0);
            bias += step;
            Move(rows, logOdds, _ => 1, step);
            var largest = Math.Abs(step);
            for (var j = 0; j < weights.Length; j++)
            {
                var feature = j;
                var to = weights[j] + Step(rows, logOdds, r => r.Values[feature], penalty, weights[j]);
                to = signs[j] > 0 ? Math.Max(0, to) : signs[j] < 0 ? Math.Min(0, to) : to;
                var moved = to - weights[j];
                weights[j] = to;
                Move(rows, logOdds, r => r.Values[feature], moved);
                largest = Math.Max(largest, Math.Abs(moved));
            }

            if (largest < Still)
                break;
        }

        return new LogisticFit(bias, weights);
    }

    /// <summary>Every row judged by a fit that has not seen its file.</summary>
    public static IEnumerable<(LabelledRow Row, double Probability)> CrossValidate(IReadOnlyList<LabelledRow> rows, IReadOnlyList<int> signs, double penalty) =>
        rows.GroupBy(r => r.File).SelectMany(file =>
        {
            var fit = Of([.. rows.Where(r => r.File != file.Key)], signs, penalty);
            return file.Select(r => (r, fit.Probability(r.Values)));
        });

    private static double Step(IReadOnlyList<LabelledRow> rows, double[] logOdds, Func<LabelledRow, double> value, double penalty, double weight)
    {
        var (slope, curve) = (penalty * weight, penalty + 1e-9);
        for (var i = 0; i < rows.Count; i++)
        {
            var x = value(rows[i]);
            if (x == 0)
                continue;
            var p = Logistic(logOdds[i]);
            slope += (p - (rows[i].True ? 1 : 0)) * x;
            curve += p * (1 - p) * x * x;
        }

        return Math.Clamp(-slope / curve, -1, 1);
    }

    private static void Move(IReadOnlyList<LabelledRow> rows, double[] logOdds, Func<LabelledRow, double> value, double step)
    {
        for (var i = 0; step != 0 && i < rows.Count; i++)
            logOdds[i] += step * value(rows[i]);
    }

    private static double Logistic(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
