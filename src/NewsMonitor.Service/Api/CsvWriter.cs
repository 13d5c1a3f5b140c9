using System.Globalization;
using System.Text;

namespace NewsMonitor.Service.Api;

/// <summary>
/// CSV as RFC 4180 has it, that spreadsheets cannot take for formulas: a cell whose first visible character could start
/// one ("=", "+", "-", "@", also in their full-width forms) or that starts with white space a spreadsheet drops gets an
/// apostrophe in front, and control characters become spaces.
/// </summary>
internal sealed class CsvWriter
{
    private readonly StringBuilder _text = new();
    private bool _rowStarted;

    public CsvWriter Text(string? value)
    {
        Separate();
        var safe = Defuse(value ?? "");
        if (safe.AsSpan().ContainsAny(",\"\r\n"))
            _text.Append('"').Append(safe.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            _text.Append(safe);
        return this;
    }

    public CsvWriter Number(double? value)
    {
        Separate();
        if (value is { } number)
            _text.Append(number.ToString("R", CultureInfo.InvariantCulture));
        return this;
    }

    public CsvWriter Time(DateTimeOffset? value)
    {
        Separate();
        if (value is { } time)
            _text.Append(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return this;
    }

    public void EndRow()
    {
        _text.Append("\r\n");
        _rowStarted = false;
    }

    public override string ToString() => _text.ToString();

    private void Separate()
    {
        if (_rowStarted)
            _text.Append(',');
        _rowStarted = true;
    }

    private static string Defuse(string value)
    {
        var plain = value.Any(char.IsControl) ? string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c)) : value;
        var visible = plain.AsSpan().TrimStart();
        // Zero-width characters and marks of direction do not show either.
        while (visible.Length > 0 && CharUnicodeInfo.GetUnicodeCategory(visible[0]) is UnicodeCategory.Format or UnicodeCategory.SpaceSeparator)
            visible = visible[1..];
        return visible.Length > 0 && "=+-@＝＋－＠﹢﹣﹦﹫".Contains(visible[0], StringComparison.Ordinal) ? "'" + plain : plain;
    }
}
