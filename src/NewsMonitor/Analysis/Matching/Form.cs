namespace NewsMonitor.Analysis.Matching;

/// <summary>What a form found in a text stands for.</summary>
internal enum TargetKind : byte
{
    Entity,

    /// <summary>Names both sides at once (북러, 朝俄).</summary>
    Pair,

    /// <summary>Looks like a name and is none ("North Carolina").</summary>
    Decoy,

    /// <summary>Says something about the words beside it; see <see cref="CueKind"/>.</summary>
    Cue,
    Topic,
    Keyword,

    /// <summary>Stands for a side where the other is named; see <see cref="Watchlists.Theatre"/>.</summary>
    StandIn,
}

/// <summary>Kinds of words that are evidence without being names.</summary>
internal enum CueKind : ushort
{
    /// <summary>Stands beside a person's name: president, comrade, general.</summary>
    Title,

    /// <summary>Sports, pop music, weather: names beside it are seldom those of politics.</summary>
    Leisure,

    /// <summary>A country that is neither side.</summary>
    OtherCountry,

    /// <summary>A head of a state that is neither side.</summary>
    OtherLeader,

    /// <summary>Who reported it: "according to", "said in a report".</summary>
    Attribution,

    /// <summary>Whoever is a guest or an embassy: delegation, ambassador, troupe, "here".</summary>
    Guests,

    /// <summary>What passes between two sides: meets, greetings, gift, wreath.</summary>
    Dealings,

    /// <summary>People and alliances of other countries: Turkish, NATO.</summary>
    Foreign,

    /// <summary>What two do with each other: cooperation, supply, treaty, joint.</summary>
    Ties,

    /// <summary>Books, films and games, whose heroes are no news.</summary>
    Fiction,

    /// <summary>Stock markets, which name countries in passing.</summary>
    Markets,

    /// <summary>Rankings and indices, which name countries one after the other.</summary>
    Rankings,

    /// <summary>News in brief, whose items have nothing to do with each other.</summary>
    Digests,

    /// <summary>Weather, quakes, animals: forces of nature, which name places in passing.</summary>
    Nature,

    /// <summary>Times long gone: decades, archives, grandparents.</summary>
    Past,

    /// <summary>One side likened to the other ("not North Korea").</summary>
    Likenesses,

    /// <summary>Named together as foes, tyrants, threats.</summary>
    Foes,

    /// <summary>What begins another item: meanwhile, elsewhere.</summary>
    Turns,

    /// <summary>Everyday life elsewhere: councils, shops, readers' letters.</summary>
    Everyday,

    /// <summary>Whoever writes tells of himself.</summary>
    Self,
}

/// <summary>How a form must stand in the text.</summary>
[Flags]
internal enum FormTraits : ushort
{
    None = 0,

    /// <summary>Ambiguous alone: counts only where the context supports it.</summary>
    Weak = 1,

    /// <summary>Must begin with a capital.</summary>
    Capital = 2,

    /// <summary>Means this in texts of its own language only.</summary>
    OwnLanguage = 4,

    /// <summary>Written with the same word boundaries only.</summary>
    ExactWords = 8,

    /// <summary>An abbreviation so short that it must stand in capitals.</summary>
    AllCapitals = 16,

    /// <summary>Counts within a longer name too: the country in the name of its ministry.</summary>
    Nests = 32,

    /// <summary>Holds no other names.</summary>
    Whole = 64,

    /// <summary>Names a place.</summary>
    Place = 128,

    /// <summary>Counts right beside a name of its own country only.</summary>
    BesideCountry = 256,
}

/// <summary>Which letters may follow a form within its last word.</summary>
internal enum Endings : byte
{
    None,

    /// <summary>Genitive s of Germanic languages.</summary>
    Name,

    /// <summary>Case endings of Slavic languages on a Latin-script name, theirs by right or left on by a translation machine.</summary>
    PersonLatin,

    /// <summary>Case endings of masculine names in Cyrillic.</summary>
    PersonCyrillic,

    /// <summary>Anything: Hangul particles and compounds, scripts without word boundaries.</summary>
    Any,

    /// <summary>Hangul particles only.</summary>
    Particle,

    /// <summary>What is written together with the number of an arm: its plural, the letter of its make.</summary>
    Number,

    /// <summary>Turkish case endings written without the apostrophe.</summary>
    Turkish,
}

/// <summary>One way to write one thing, as the automaton knows it.</summary>
/// <param name="Pattern">Letters as written; <c>*</c> at the end of a word stands for any further letters of it.</param>
/// <param name="Language">BCP 47 code, or empty for all.</param>
internal sealed record Form(string Pattern, TargetKind Kind, ushort Target, string Language, FormTraits Traits, Endings Endings);
