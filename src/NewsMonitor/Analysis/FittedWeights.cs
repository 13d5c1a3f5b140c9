using System.Globalization;
using System.Text;
using NewsMonitor.Analysis.Languages;

namespace NewsMonitor.Analysis;

/// <summary>
/// The weights of the models of relevance and topics: <c>weights.tsv</c> (model, feature, weight), written by
/// <c>benchmarks -- relevance-fit</c> and <c>topic-fit</c> from the labelled articles. A feature without a line weighs nothing.
/// </summary>
internal static class FittedWeights
{
    private static readonly Lazy<Dictionary<(string Model, string Feature), double>> All = new(Load);

    public static double Of(string model, string feature) => All.Value.GetValueOrDefault((model, feature));

    private static Dictionary<(string, string), double> Load() =>
        Encoding.UTF8.GetString(EmbeddedTable.Read("weights.tsv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => l.TrimEnd('\r').Split('\t'))
            .ToDictionary(c => (c[0], c[1]), c => double.Parse(c[2], CultureInfo.InvariantCulture));
}
