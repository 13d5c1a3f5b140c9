using System.Text;
using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;
using NewsMonitor.Watchlists.Naming;
using EmbeddedTable = NewsMonitor.Analysis.Languages.EmbeddedTable;

namespace NewsMonitor.Analysis;

/// <summary>Words of no watchlist that tell how to take the names beside them: titles, sports, other countries.</summary>
internal static class Cues
{
    private static readonly Lazy<List<Form>> All = new(() => [.. Load()]);

    /// <summary>What tells how to take a name: looked for in every article. The countries of a watchlist are no other countries.</summary>
    public static IEnumerable<Form> BesideNames(Watchlist watchlist)
    {
        string[] names = [.. watchlist.Entities.Where(e => e is { Type: "country", Side: not null }).SelectMany(e => e.Names).SelectMany(n => NamePattern.Unfold(n.Text)).Select(n => n.TrimEnd('*'))];
        return All.Value.Where(f => !OfRelation((CueKind)f.Target) && ((CueKind)f.Target != CueKind.OtherCountry || !Array.Exists(names, n => IsSame(f.Pattern, n))));
    }

    private static bool IsSame(string cue, string name) =>
        cue[^1] == '*' ? name.AsSpan().StartsWith(cue.AsSpan(0, cue.Length - 1), StringComparison.OrdinalIgnoreCase) : name.Equals(cue, StringComparison.OrdinalIgnoreCase);

    /// <summary>What tells whether two sides deal with each other: looked for where both are named.</summary>
    public static IEnumerable<Form> BetweenSides => All.Value.Where(f => OfRelation((CueKind)f.Target));

    private static bool OfRelation(CueKind kind) => kind is CueKind.Ties or >= CueKind.Fiction;

    /// <summary><c>cues.tsv</c>: a kind (<see cref="CueKind"/>), a language or "any", words with commas between. No YAML: it is read at every start.</summary>
    private static IEnumerable<Form> Load()
    {
        foreach (var line in Encoding.UTF8.GetString(EmbeddedTable.Read("cues.tsv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#'))
        {
            if (line.TrimEnd('\r').Split('\t') is not [var kind, var language, var words])
                throw new InvalidOperationException($"cues.tsv: not a kind, a language and words: {line}");
            var cue = Enum.Parse<CueKind>(kind);
            foreach (var word in words.Split(", ").SelectMany(NamePattern.Unfold))
            {
                yield return new Form(word, TargetKind.Cue, (ushort)cue, language, IsForeign(word, cue) ? FormTraits.OwnLanguage : FormTraits.None,
                    Script.IsHangul(word[^1]) || Script.IsUnparted(word[^1]) ? Endings.Any : Script.IsLatin(CharacterFolding.Fold(word[^1])) && cue != CueKind.Self ? Endings.Name : Endings.None);
            }
        }
    }

    /// <summary>May be another word in another language; names of countries only where they are stems ("Indi*").</summary>
    private static bool IsForeign(string word, CueKind cue) => cue switch
    {
        CueKind.Title or CueKind.Foreign => false,
        CueKind.OtherCountry or CueKind.OtherLeader => word[^1] == '*' || IsShortLatin(word, 4),
        CueKind.Guests or CueKind.Dealings => IsShortLatin(word, 5),
        CueKind.Ties or CueKind.Leisure => IsShortLatin(word, 8),
        _ => true,
    };

    /// <summary>So short that it may be another word in another language ("recept", "match").</summary>
    private static bool IsShortLatin(string word, int longest) => Script.IsLatin(CharacterFolding.Fold(word[0])) && word.TrimEnd('*').Length <= longest;
}
