using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis;

/// <summary>Words of no watchlist that tell how to take the names beside them: titles, sports, other countries.</summary>
internal static class Cues
{
    public static IEnumerable<Form> Forms => Load();

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
                _ => CueKind.Attribution,
            };
            foreach (var (language, words) in languages.Members!)
            {
                foreach (var word in words.Items!.SelectMany(w => NamePattern.Unfold(w.Scalar!)))
                {
                    yield return new Form(word, TargetKind.Cue, (ushort)cue, language, FormTraits.None,
                        Script.IsHangul(word[^1]) || Script.IsUnparted(word[^1]) ? Endings.Any : Script.IsLatin(CharacterFolding.Fold(word[^1])) ? Endings.Name : Endings.None);
                }
            }
        }
    }
}
