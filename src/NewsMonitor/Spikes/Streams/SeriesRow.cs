using System.Globalization;

namespace NewsMonitor.Spikes.Streams;

/// <summary>A row of a file of timestamps and values; a missing value is NaN.</summary>
public readonly record struct SeriesRow(string Timestamp, DateTime At, string Text, double Value);

/// <summary>
/// Reads CSV with the columns <c>timestamp</c> and <c>value</c> (any case, any place among others; without such names the
/// first two columns), row by row. Timestamps are ISO 8601, <c>yyyy-MM-dd HH:mm:ss</c>, or seconds or milliseconds since
/// 1970; a time without a zone is taken as UTC. Empty values, NaN, NA, null and infinities count as missing.
/// </summary>
public static class SeriesRowReader
{
    /// <summary>Longest line read, in characters.</summary>
    public const int LongestLine = 10_000;

    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="reader">Read to its end, a line at a time.</param>
    /// <param name="name">Named in messages.</param>
    /// <exception cref="InvalidInputException">No header, or a line whose timestamp or value cannot be read.</exception>
    public static IEnumerable<SeriesRow> Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var header = Line(reader, name, 1) ?? throw new InvalidInputException($"{name} is empty; expected CSV with the columns timestamp,value.");
        if (header.Any(c => char.IsControl(c) && c != '\t' || c == '\uFFFD'))
            throw new InvalidInputException($"{name} line 1: this is no text; expected CSV with the columns timestamp,value.");
        var columns = Split(header, name, 1);
        var time = Column(columns, "timestamp");
        var value = Column(columns, "value");
        if (time < 0 || value < 0)
            (time, value) = (0, 1);
        if (columns.Count < 2)
            throw new InvalidInputException($"{name} line 1: expected at least two columns separated by commas (timestamp,value), found {columns.Count}.");
        if (TryMoment(columns[time], out _))
            throw new InvalidInputException($"{name} line 1: expected a header (timestamp,value), found data.");

        for (var number = 2; Line(reader, name, number) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var cells = Split(line, name, number);
            if (cells.Count <= Math.Max(time, value))
                throw new InvalidInputException($"{name} line {number}: expected {columns.Count} columns, found {cells.Count}.");
            if (!TryMoment(cells[time], out var at))
                throw new InvalidInputException($"{name} line {number}: \"{Cut(cells[time])}\" is no timestamp.");
            if (!TryValue(cells[value], out var parsed))
                throw new InvalidInputException($"{name} line {number}: \"{Cut(cells[value])}\" is no number.");
            yield return new SeriesRow(cells[time], at, cells[value], parsed);
        }
    }

    private static string? Line(TextReader reader, string name, int number)
    {
        if (reader.Peek() < 0)
            return null;
        var line = new System.Text.StringBuilder();
        for (int c; (c = reader.Read()) >= 0 && c != '\n';)
        {
            if (line.Length == LongestLine)
                throw new InvalidInputException($"{name} line {number}: longer than {LongestLine} characters.");
            line.Append((char)c);
        }
        return line.ToString().TrimEnd('\r').TrimStart('\uFEFF');
    }

    /// <summary>The cells of a line; one in quotes may hold commas, and quotes doubled.</summary>
    private static List<string> Split(string line, string name, int number)
    {
        var (cells, cell, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
                Take();
            else
                cell.Append(line[i]);
        }
        if (quoted)
            throw new InvalidInputException($"{name} line {number}: a quote is opened and not closed on the line.");
        Take();
        return cells;

        void Take()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }

    private static int Column(List<string> columns, string name) => columns.FindIndex(c => c.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static bool TryValue(string text, out double value)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return true;
        value = double.NaN;
        return text.Length == 0 || text.TrimStart('+', '-').ToLowerInvariant() is "" or "na" or "n/a" or "nan" or "null" or "none" or "inf" or "infinity";
    }

    private static bool TryMoment(string text, out DateTime at)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            at = Epoch;
            var seconds = Math.Abs(number) >= 1e11 ? number / 1000 : number;
            if (!(Math.Abs(seconds) < 1e11))
                return false;
            // Four digits are a year written alone, not the first hours of 1970.
            if (text.Length == 4)
                return DateTime.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);
            at = Epoch.AddSeconds(seconds);
            return true;
        }
        // 03/01 is March to some and January to others: nobody is to guess.
        at = default;
        return !(text.Length > 2 && text.AsSpan(1, 2).ContainsAny('/', '.'))
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);
    }

    private static string Cut(string text)
    {
        var shown = new string([.. text.Take(40).Select(c => char.IsControl(c) ? '·' : c)]);
        return text.Length <= 40 ? shown : shown + "…";
    }
}
