namespace NewsMonitor.Watchlists.Naming;

/// <summary>
/// The notation of names: <c>(a|b|)</c> stands for one of its parts, <c>*</c> at the end of a word for any further letters
/// of the word.
/// </summary>
internal static class NamePattern
{
    /// <summary>Most spellings one name may unfold to.</summary>
    private const int MaxSpellings = 256;

    /// <summary>What is wrong with the notation of a name; null when nothing is.</summary>
    public static string? FaultOf(string name)
    {
        var open = false;
        var spellings = 1L;
        var parts = 1;
        for (var i = 0; i < name.Length; i++)
        {
            switch (name[i])
            {
                case '(' when open:
                    return "brackets within brackets";
                case '(':
                    open = true;
                    parts = 1;
                    break;
                case ')' when !open:
                    return "a bracket closes that was never opened";
                case ')':
                    open = false;
                    spellings = Math.Min(spellings * parts, MaxSpellings + 1);
                    break;
                case '|' when !open:
                    return "\"|\" stands outside brackets";
                case '|':
                    parts++;
                    break;
                case '*' when i + 1 < name.Length && char.IsLetterOrDigit(name[i + 1]):
                    return "\"*\" can stand at the end of a word only";
                case '*' when i == 0 || !char.IsLetterOrDigit(name[i - 1]) && name[i - 1] != ')':
                    return "\"*\" needs letters before it";
            }
        }

        if (open)
            return "a bracket is not closed";
        if (spellings > MaxSpellings)
            return $"unfolds to more than {MaxSpellings} spellings";
        return name.Any(char.IsLetterOrDigit) ? null : "there is no letter in it";
    }

    /// <summary>All spellings of a name, <c>*</c> left in.</summary>
    public static IEnumerable<string> Unfold(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return [name];
        var close = name.IndexOf(')', open);
        var rest = Unfold(name[(close + 1)..]).ToList();
        return name[(open + 1)..close].Split('|').SelectMany(_ => rest, (part, tail) => string.Concat(name.AsSpan(0, open), part, tail));
    }
}
