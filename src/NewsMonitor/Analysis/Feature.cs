using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Analysis;

/// <summary>One thing that speaks for or against, as a number a fitted weight is multiplied with.</summary>
/// <param name="Id">Slug, the key of its weight.</param>
/// <param name="Sign">1 when it may only speak for, -1 when it may only speak against: what a reader is told must make sense.</param>
/// <param name="Value">Mostly 0..1.</param>
/// <param name="Reason">What a reader is told: a statement about the article that he can check.</param>
internal sealed record Feature<T>(string Id, int Sign, Func<T, double> Value, string Reason)
{
    /// <summary>Words of this kind were counted: the reader is shown the first.</summary>
    public Words? Counts { get; init; }
}

/// <summary>A kind of words: a cue or a topic.</summary>
internal readonly record struct Words(TargetKind Kind, ushort Target);

/// <summary>A logistic model: the features of one kind of text, and their weights.</summary>
internal sealed class LogisticModel<T>
{
    private readonly double[] _weights;

    /// <param name="name">Its name in <c>weights.tsv</c>.</param>
    /// <param name="features">All it weighs.</param>
    public LogisticModel(string name, IReadOnlyList<Feature<T>> features)
    {
        Name = name;
        Features = features;
        Bias = FittedWeights.Of(name, "bias");
        _weights = [.. features.Select(f => FittedWeights.Of(name, f.Id))];
    }

    public string Name { get; }
    public IReadOnlyList<Feature<T>> Features { get; }
    public double Bias { get; }

    /// <summary>The log odds without the bias; <paramref name="told"/> hears of every feature that counted.</summary>
    public double Weigh(T view, Action<double, Feature<T>>? told)
    {
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++)
        {
            if (_weights[i] == 0 || Features[i].Value(view) is not (not 0 and var value))
                continue;
            sum += _weights[i] * value;
            told?.Invoke(_weights[i] * value, Features[i]);
        }

        return sum;
    }

    /// <summary>Log odds as a probability.</summary>
    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
