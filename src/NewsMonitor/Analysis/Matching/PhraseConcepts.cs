using System.Collections.Frozen;

namespace NewsMonitor.Analysis.Matching;

/// <summary>
/// Words that translation machines put for one another in the names of offices and treaties, folded, by language: "Haute assemblée
/// du peuple" is the Assemblée populaire suprême, "Joseon" Korea.
/// </summary>
internal static class PhraseConcepts
{
    /// <summary>One group a line, the first word gives the concept its name.</summary>
    private static readonly Dictionary<string, string[]> Groups = new(StringComparer.Ordinal)
    {
        ["fr"] =
        [
            "coree coreen coreenne joseon choson chosun tchoson josen chaoxian nordcoreen nordcoreenne rpdc rpdk kndr",
            "russie russe russien russienne",
            "peuple populaire inmin gens",
            "central centrale centre jungang tchounang",
            "presse nouvelles nouvelle information depeche telegraphique telegraphe communication correspondance tongsin",
            "supreme superieur superieure haut haute",
            "assemblee conference reunion congres",
            "general generale total totale principal principale",
            "bureau direction administration departement office",
            "traite accord pacte contrat convention entente",
            "global complet complete universel universelle exhaustif exhaustive englobant multilateral multilaterale integral integrale vaste etendu comprehensif omnipresent",
            "partenariat partenaire association compagnon compagnie associe",
            "securite surete",
            "etat etatique national nationale",
            "travail travailleur ouvrier ouvriere labeur travailliste laborieux laboureux rodong nodong",
            "missile fusee roquette",
            "mutuel mutuelle reciproque",
            "aide assistance entraide secours",
            "television tele tv",
            "commission comite conseil soviet",
            "renseignement reconnaissance intelligence",
            "etranger etrangere exterieur exterieure externe",
            "economique economie",
            "est oriental orientale orient",
        ],
    };

    private static readonly Dictionary<string, FrozenDictionary<string, string>> ByLanguage = Groups.ToDictionary(
        g => g.Key, g => g.Value.SelectMany(line => line.Split(' ') is var words ? words.Select(word => KeyValuePair.Create(NearPhrases.Agreed(word).ToString(), words[0])) : []).DistinctBy(p => p.Key).ToFrozenDictionary());

    /// <summary>The concepts of a language by their words without what agrees; none for most languages.</summary>
    public static FrozenDictionary<string, string> Of(string language) => ByLanguage.GetValueOrDefault(language) ?? FrozenDictionary<string, string>.Empty;
}
