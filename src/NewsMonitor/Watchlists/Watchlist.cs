namespace NewsMonitor.Watchlists;

/// <summary>What is watched: the two sides of a relation, their people, organisations, places, topics and keywords in every language.</summary>
public sealed record Watchlist
{
    /// <summary>Slug, e.g. "dprk-russia".</summary>
    public required string Id { get; init; }
    public required string Title { get; init; }

    /// <summary>The two sides of the relation.</summary>
    public required IReadOnlyList<Side> Sides { get; init; }
    public required IReadOnlyList<WatchedEntity> Entities { get; init; }
    public required IReadOnlyList<WatchedTopic> Topics { get; init; }
    public IReadOnlyList<WatchedKeyword> Keywords { get; init; } = [];

    /// <summary>Short forms that name both sides at once (북러, 朝俄).</summary>
    public IReadOnlyList<WatchedName> Pairs { get; init; } = [];

    /// <summary>What looks like one of the names and is none ("North Carolina").</summary>
    public IReadOnlyList<WatchedName> Decoys { get; init; } = [];

    /// <summary>Where one side acts for the other.</summary>
    public IReadOnlyList<Theatre> Theatres { get; init; } = [];

    /// <summary>Addresses of the feeds that are read by default.</summary>
    public IReadOnlyList<WatchedFeed> Feeds { get; init; } = [];

    /// <summary>Name for people to read of an entity, topic or keyword; the id itself when it is not listed.</summary>
    public string LabelOf(string id) =>
        Entities.FirstOrDefault(e => e.Id == id)?.Label ?? Topics.FirstOrDefault(t => t.Id == id)?.Label ?? Keywords.FirstOrDefault(k => k.Id == id)?.Label ?? id;
}

/// <summary>A country, a place or words that stand for a side where the other is named: naming the one is enough.</summary>
/// <param name="Entity">Id of a country or place of neither side; null where words tell.</param>
/// <param name="Side">The side that is named; the other goes unsaid.</param>
/// <param name="Topics">Topics one of which must be told of (troops, arms, prisoners); empty where none need be.</param>
public sealed record Theatre(string? Entity, string Side, IReadOnlyList<string> Topics)
{
    /// <summary>Words that stand for the side.</summary>
    public IReadOnlyList<WatchedName> Words { get; init; } = [];

    /// <summary>Ids of whom it must not be told of as well (a source does not count).</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>Ids one of which must be named as well ("the North", says Seoul); empty for none.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Ids of places that tell as well as one of the topics does.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
}

/// <summary>One side of the relation: the country and those who act for it.</summary>
public sealed record Side(string Id, string Label);

/// <summary>A person, organisation, place or thing. <paramref name="Side"/> is null when it belongs to neither.</summary>
public sealed record WatchedEntity(string Id, string Label, string Type, string? Side, string? Wikidata)
{
    public IReadOnlyList<WatchedName> Names { get; init; } = [];

    /// <summary>Language the name comes from ("ko", "ru"): spellings in other alphabets are made from it by rule. Null for none.</summary>
    public string? Origin { get; init; }

    /// <summary>False for what only tells of its side (a city nobody watches): it makes no mention and no series.</summary>
    public bool Watched { get; init; } = true;

    /// <summary>Id of the country it belongs to, where that is neither side's; names that count beside their country look for it.</summary>
    public string? Of { get; init; }

    /// <summary>Hosts a medium publishes at, lower case; those below one count too.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];
}

/// <summary>A name as its author wrote it: in one language, once; see docs/watchlist.md for <c>*</c> and <c>(a|b)</c>.</summary>
/// <param name="Language">BCP 47 code.</param>
public sealed record WatchedName(string Language, string Text, NameUse Use = NameUse.Plain);

/// <summary>What a name tells.</summary>
public enum NameUse
{
    /// <summary>Means the thing wherever it stands.</summary>
    Plain,

    /// <summary>Ambiguous alone (a family name, "Korea"): counts where the context supports it.</summary>
    Weak,

    /// <summary>Not the thing, though it looks like it.</summary>
    Decoy,

    /// <summary>Every country has one ("foreign ministry"): counts right beside a name of its own country or capital only.</summary>
    BesideCountry,
}

public sealed record WatchedTopic(string Id, string Label)
{
    /// <summary>When an archivist would give it, one sentence; null when nobody wrote it down.</summary>
    public string? Description { get; init; }

    /// <summary>What is done on every occasion (greetings, wreaths): it heads an alert only where most of the alert is about such.</summary>
    public bool Courtesy { get; init; }

    /// <summary>Weak words (to meet, to arrive) tell of the topic only beside the right people.</summary>
    public IReadOnlyList<WatchedName> Words { get; init; } = [];

    /// <summary>Ids of the people beside whom weak words count; empty: anybody of both sides.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Ids of the entities whose very name tells of the topic: a minister, a weapon, a cosmodrome.</summary>
    public IReadOnlyList<string> Entities { get; init; } = [];
}

/// <summary>Words watched as such.</summary>
public sealed record WatchedKeyword(string Id, string Label)
{
    public IReadOnlyList<WatchedName> Words { get; init; } = [];
}

/// <param name="FullText">Fetch the page of every new entry, because the feed carries teasers only.</param>
public sealed record WatchedFeed(string Url, string? Title, string? Language, string? Folder, bool FullText);
