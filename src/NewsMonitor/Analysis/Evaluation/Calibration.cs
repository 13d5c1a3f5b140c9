namespace NewsMonitor.Analysis.Evaluation;

/// <summary>Whether relevance scores are probabilities: of articles scored 0.8, four in five should be relevant.</summary>
public sealed class Calibration
{
    private static readonly double[] Edges = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0001];
    private readonly (int Articles, int Relevant, double Sum)[] _bins = new (int, int, double)[Edges.Length - 1];
    private double _squares;
    private int _count;

    /// <param name="score">0..1.</param>
    public void Add(double score, bool relevant)
    {
        var bin = Array.FindLastIndex(Edges, e => score >= e);
        _bins[bin] = (_bins[bin].Articles + 1, _bins[bin].Relevant + (relevant ? 1 : 0), _bins[bin].Sum + score);
        _squares += Math.Pow(score - (relevant ? 1 : 0), 2);
        _count++;
    }

    /// <summary>Mean squared difference between score and truth, 0 (best) to 1 (Brier 1950).</summary>
    public double Brier => _count == 0 ? 0 : _squares / _count;

    /// <summary>Mean difference between score and share of relevant articles over the bins, weighted by their articles.</summary>
    public double Error => _count == 0 ? 0 : _bins.Sum(b => b.Articles == 0 ? 0 : Math.Abs(b.Sum - b.Relevant)) / _count;

    /// <summary>The reliability table: per range of scores the articles, their mean score and the share that is relevant.</summary>
    public IEnumerable<(double From, double To, int Articles, double Score, double Relevant)> Bins =>
        _bins.Select((b, i) => (Edges[i], Math.Min(1, Edges[i + 1]), b.Articles, b.Articles == 0 ? 0 : b.Sum / b.Articles, b.Articles == 0 ? 0 : (double)b.Relevant / b.Articles));
}
