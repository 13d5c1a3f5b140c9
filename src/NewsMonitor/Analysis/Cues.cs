using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis;

/// <summary>Words of no watchlist that tell how to take the names beside them: titles, sports, other countries.</summary>
internal static class Cues
{
    private static readonly Lazy<List<Form>> All = new(() => [.. Load()]);

    /// <summary>What tells how to take a name: looked for in every article.</summary>
    public static IEnumerable<Form> BesideNames => All.Value.Where(f => !OfRelation((CueKind)f.Target));

    /// <summary>What tells whether two sides deal with each other: looked for where both are named.</summary>
    public static IEnumerable<Form> BetweenSides => All.Value.Where(f => OfRelation((CueKind)f.Target));

    private static bool OfRelation(CueKind kind) => kind is CueKind.Ties or CueKind.Fiction or CueKind.Markets or CueKind.Rankings or CueKind.Digests;

    private static IEnumerable<Form> Load()
    {
        var (text, name) = BuiltInWatchlist.Resource("cues.yaml");
        foreach (var (kind, languages) in YamlNode.Parse(text, name).Members!)
        {
            var cue = kind switch
            {
                "titles" => CueKind.Title,
                "leisure" => CueKind.Leisure,
                "countries" => CueKind.OtherCountry,
                "guests" => CueKind.Guests,
                "dealings" => CueKind.Dealings,
                "foreign" => CueKind.Foreign,
                "ties" => CueKind.Ties,
                "fiction" => CueKind.Fiction,
                "markets" => CueKind.Markets,
                "rankings" => CueKind.Rankings,
                "digests" => CueKind.Digests,
                _ => CueKind.Attribution,
            };
            foreach (var (language, words) in languages.Members!)
            {
                foreach (var word in words.Items!.SelectMany(w => NamePattern.Unfold(w.Scalar!)))
                {
                    yield return new Form(word, TargetKind.Cue, (ushort)cue, language, cue is not (CueKind.Title or CueKind.OtherCountry or CueKind.Foreign) && IsShortLatin(word, cue is CueKind.Guests or CueKind.Dealings ? 5 : 8) ? FormTraits.OwnLanguage : FormTraits.None,
                        Script.IsHangul(word[^1]) || Script.IsUnparted(word[^1]) ? Endings.Any : Script.IsLatin(CharacterFolding.Fold(word[^1])) ? Endings.Name : Endings.None);
                }
            }
        }
    }

    /// <summary>So short that it may be another word in another language ("recept", "match").</summary>
    private static bool IsShortLatin(string word, int longest) => Script.IsLatin(CharacterFolding.Fold(word[0])) && word.TrimEnd('*').Length <= longest;
}
