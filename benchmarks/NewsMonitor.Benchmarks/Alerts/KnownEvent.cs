using System.Globalization;

namespace NewsMonitor.Benchmarks.Alerts;

/// <summary>What really happened in an archive, by somebody who knows it, and the articles that tell of it.</summary>
/// <param name="Start">First article on it.</param>
/// <param name="End">Last article on it.</param>
/// <param name="Importance">1 to 3, 3 the greatest; 0 where nobody said.</param>
public sealed record KnownEvent(DateTimeOffset Start, DateTimeOffset End, string Description, IReadOnlySet<string> Urls, int Importance)
{
    /// <summary>Lines of start, end, description, addresses with spaces between them and, if known, the importance; tabs between them, no header.</summary>
    /// <exception cref="FormatException">A line is not of this form; the message names it.</exception>
    public static IReadOnlyList<KnownEvent> Read(string file)
    {
        var events = new List<KnownEvent>();
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0))
        {
            var cells = line.Split('\t');
            if (cells.Length < 4 || Time(cells[0]) is not { } start || Time(cells[1]) is not { } end)
                throw new FormatException($"{file}, line {events.Count + 1}: not start, end, description and addresses with tabs between them.");
            var importance = cells.Length > 4 && int.TryParse(cells[4], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            events.Add(new KnownEvent(start, end, cells[2], cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal), importance));
        }
        return events;
    }

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
