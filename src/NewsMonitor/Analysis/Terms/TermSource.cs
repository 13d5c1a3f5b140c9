namespace NewsMonitor.Analysis.Terms;

/// <summary>A text in which terms are looked for, with what the watchlist has taken already.</summary>
internal sealed class TermSource
{
    private readonly bool[] _taken;

    private TermSource(string text, int start, bool[] taken)
    {
        Text = text;
        Start = start;
        _taken = taken;
    }

    public string Text { get; }

    /// <summary>Where the text proper begins: after the dateline.</summary>
    public int Start { get; }

    public static TermSource Of(string text, int from, int to, IEnumerable<TextSpan> matched)
    {
        if (to < text.Length && char.IsHighSurrogate(text[to - 1]))
            to--;
        var source = new TermSource(to < text.Length ? text[..to] : text, Math.Min(from, to), new bool[to]);
        source.Take(0, from);
        foreach (var span in matched)
            source.Take(span.Start, span.Length);
        return source;
    }

    /// <summary>Whether a stretch is free of what was matched or found before.</summary>
    public bool IsFree(int start, int length) => !_taken.AsSpan(start, length).Contains(true);

    public void Take(int start, int length)
    {
        start = Math.Min(start, _taken.Length);
        _taken.AsSpan(start, Math.Min(length, _taken.Length - start)).Fill(true);
    }
}
