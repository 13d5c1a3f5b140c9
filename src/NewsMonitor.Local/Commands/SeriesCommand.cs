using System.CommandLine;
using System.Globalization;
using System.Text;
using NewsMonitor.Spikes.Streams;

namespace NewsMonitor.Local.Commands;

internal static class SeriesCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "CSV with the columns timestamp and value, or - for standard input." };
        var detect = new Command("detect", "Prints timestamp,value,expected,score,alert for each row; a row's answer depends on no later row.") { file };
        detect.SetAction((result, cancellationToken) => DetectAsync(result.GetRequiredValue(file), cancellationToken));
        return new Command("series", "Looks into time series.") { detect };
    }

    private static async Task<int> DetectAsync(string file, CancellationToken cancellationToken)
    {
        // Standard input is answered row by row: whoever feeds it may wait for the answer before the next row.
        var input = new InputFile(file);
        var live = input.IsStandardInput;
        using var reader = new StreamReader(input.Open(), Encoding.UTF8);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) { AutoFlush = live, NewLine = "\n" };

        var detector = new StreamDetector();
        var started = false;
        foreach (var row in SeriesRowReader.Read(reader, input.Name))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!started)
                await output.WriteLineAsync("timestamp,value,expected,score,alert").ConfigureAwait(false);
            started = true;
            var verdict = detector.Push(row.At, row.Value);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{row.Timestamp},{row.Text},{verdict.Expected:G7},{verdict.Score:0.######},{(verdict.Alert ? 1 : 0)}")).ConfigureAwait(false);
        }
        if (!started)
            await output.WriteLineAsync("timestamp,value,expected,score,alert").ConfigureAwait(false);
        if (detector.NotJudged > 0)
            await Console.Error.WriteLineAsync($"newsmonitor: {detector.NotJudged} rows have no value or are not later than the row before: passed on with score 0.").ConfigureAwait(false);
        return CommandLineHost.Done;
    }
}
