namespace NewsMonitor.Analysis.Terms;

/// <summary>A text in which terms are looked for, with what the watchlist has taken already.</summary>
internal sealed class TermSource
{
    private readonly bool[] _taken;
    private readonly bool[] _person;

    private TermSource(string text, int start)
    {
        Text = text;
        Start = start;
        _taken = new bool[text.Length];
        _person = new bool[text.Length];
    }

    public string Text { get; }

    /// <summary>Where the text proper begins: after the dateline.</summary>
    public int Start { get; }

    /// <param name="to">Where reading ends.</param>
    /// <param name="matched">What the watchlist took.</param>
    /// <param name="people">Those of <paramref name="matched"/> that are people.</param>
    public static TermSource Of(string text, int from, int to, IEnumerable<TextSpan> matched, IEnumerable<TextSpan> people)
    {
        if (to < text.Length && char.IsHighSurrogate(text[to - 1]))
            to--;
        var source = new TermSource(to < text.Length ? text[..to] : text, Math.Min(from, to));
        source.Take(0, from);
        foreach (var span in matched)
            source.Take(span.Start, span.Length);
        foreach (var span in people)
            Fill(source._person, span.Start, span.Length);
        return source;
    }

    /// <summary>Whether a stretch is free of what was matched or found before.</summary>
    public bool IsFree(int start, int length) => !_taken.AsSpan(start, length).Contains(true);

    /// <summary>Whether a person of the watchlist is named at this place.</summary>
    public bool IsPerson(int at) => _person[at];

    public void Take(int start, int length) => Fill(_taken, start, length);

    private static void Fill(bool[] flags, int start, int length)
    {
        start = Math.Min(start, flags.Length);
        flags.AsSpan(start, Math.Min(length, flags.Length - start)).Fill(true);
    }
}
