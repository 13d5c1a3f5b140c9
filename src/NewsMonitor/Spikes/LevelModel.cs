namespace NewsMonitor.Spikes;

/// <summary>
/// The level of a series: three Gamma-Poisson filters with discounting (West and Harrison 1997, 10.8) that remember two
/// months, two weeks and four days, mixed by how well each has predicted of late. In steady times the long memory rules
/// and is precise; after a change of regime the short one is trusted within days. A day far above what was predicted
/// enters the long memories only up to the edge of the plausible, so a past event does not hide the next one
/// (the same aim as the reweighting of Noufaily et al. 2013).
/// </summary>
internal struct LevelModel
{
    public const int Memories = 3;

    private static readonly double[] Discount = [1 - 1.0 / 112, 1 - 1.0 / 14, 1 - 1.0 / 4];
    private static readonly double[] PriorWeight = [0.80, 0.15, 0.05];
    /// <summary>How much of a memory's weight is shared out anew each day (Herbster and Warmuth 1998), so that none is ever lost.</summary>
    private const double Share = 0.05;

    private Values _counts, _hours, _weights;
    private readonly double _priorShape, _priorHours, _dispersion;

    /// <summary>A level of which only the prior is known: Gamma(shape, hours).</summary>
    public LevelModel(double priorShape, double priorHours, double dispersion)
    {
        (_priorShape, _priorHours, _dispersion) = (priorShape, priorHours, dispersion);
        for (var i = 0; i < Memories; i++)
            _weights[i] = PriorWeight[i];
    }

    /// <summary>Rate per hour that one of the memories expects.</summary>
    public readonly double Rate(int memory) => (_counts[memory] + _priorShape) / (_hours[memory] + _priorHours);

    /// <summary>How well it knows it: 1 / squared relative error.</summary>
    public readonly double Shape(int memory) => (_counts[memory] + _priorShape) / _dispersion;

    /// <summary>Weight of a memory in the mixture; the weights sum to 1.</summary>
    public readonly double Weight(int memory) => _weights[memory];

    /// <summary>Rate per hour, over the mixture.</summary>
    public readonly double MeanRate
    {
        get
        {
            double mean = 0;
            for (var i = 0; i < Memories; i++)
                mean += _weights[i] * Rate(i);
            return mean;
        }
    }

    /// <summary>Takes in one block of hours (a day). Returns the count as it entered the long memories, clipped at the plausible.</summary>
    public double Update(double count, double hours)
    {
        if (hours <= 0)
            return count;
        double mean = 0, square = 0, best = double.NegativeInfinity;
        Values evidence = default;
        for (var i = 0; i < Memories; i++)
        {
            var expected = Rate(i) * hours;
            mean += _weights[i] * expected;
            square += _weights[i] * (expected * _dispersion + expected * expected / Shape(i) + expected * expected);
            // Quasi-likelihood of an overdispersed Poisson count (Wedderburn 1974).
            evidence[i] = (count * Math.Log(expected) - expected) / _dispersion;
            best = Math.Max(best, evidence[i]);
        }
        var deviation = Math.Sqrt(Math.Max(0, square - mean * mean));
        var plausible = Math.Min(count, mean + 3 * deviation + 1);
        var possible = Math.Min(count, mean + 10 * deviation + 5);
        double sum = 0;
        for (var i = 0; i < Memories; i++)
        {
            _counts[i] = _counts[i] * Discount[i] + (i < Memories - 1 ? plausible : possible);
            _hours[i] = _hours[i] * Discount[i] + hours;
            // One wild day says little about which memory is right: its evidence is bounded.
            _weights[i] = ((1 - Share) * _weights[i] + Share * PriorWeight[i]) * Math.Exp(Math.Max(-3, evidence[i] - best));
            sum += _weights[i];
        }
        for (var i = 0; i < Memories; i++)
            _weights[i] /= sum;
        return plausible;
    }

    [System.Runtime.CompilerServices.InlineArray(Memories)]
    private struct Values
    {
        private double _first;
    }
}
