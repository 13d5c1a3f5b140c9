using System.Buffers;

namespace NewsMonitor.Analysis;

/// <summary>What stands between two names of one sentence, from nothing to a mark that parts two statements.</summary>
internal enum Separation : byte
{
    None,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A dash or dots behind a statement.</summary>
    Dash,

    /// <summary>A semicolon, a bullet, a bar: the next statement has nothing to do with this one.</summary>
    Statement,
}

/// <summary>Tells what separates two names.</summary>
internal static class Separations
{
    private static readonly SearchValues<char> Commas = SearchValues.Create(",，،、");
    private static readonly SearchValues<char> Statements = SearchValues.Create(";；؛|｜•■□▪●◆◇▶►▲▼★☆\n\r");

    /// <summary>Characters that tell something of the first name, before a dash: "Moscow — Pyongyang" are no statements.</summary>
    private const int ShortestStatement = 6;

    /// <param name="text">The part of the article.</param>
    /// <param name="from">Where the first name ends.</param>
    /// <param name="to">Where the second begins.</param>
    public static Separation Between(ReadOnlySpan<char> text, int from, int to)
    {
        var between = text[from..to];
        if (between.ContainsAny(Statements))
            return Separation.Statement;
        if (HasDash(between))
            return Separation.Dash;
        return HasComma(between) ? Separation.Comma : Separation.None;
    }

    /// <summary>One that parts words: "1,500 workers" and "1,5 Millionen" have none.</summary>
    private static bool HasComma(ReadOnlySpan<char> between)
    {
        for (var rest = between; rest.IndexOfAny(Commas) is >= 0 and var at; rest = rest[(at + 1)..])
        {
            if (at == 0 || at + 1 == rest.Length || !char.IsDigit(rest[at - 1]) || !char.IsDigit(rest[at + 1]))
                return true;
        }

        return false;
    }

    /// <summary>A dash between spaces (a hyphen within a word is none) or dots, before which more stands than the first name.</summary>
    private static bool HasDash(ReadOnlySpan<char> between)
    {
        for (var at = ShortestStatement; at < between.Length; at++)
        {
            if (between[at] is '…' or '―' || at + 2 < between.Length && between[at..(at + 3)] is "..."
                || (between[at] is '-' or '–' or '—' or '/') && between[at - 1] == ' ' && at + 1 < between.Length && between[at + 1] == ' '
                || between[at] == '—' && between[at - 1] == '—')
                return true;
        }

        return false;
    }
}
