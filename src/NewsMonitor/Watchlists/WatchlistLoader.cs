namespace NewsMonitor.Watchlists;

/// <summary>Reads a watchlist from YAML or JSON (which is YAML). The format is described in docs/watchlist.md.</summary>
public static partial class WatchlistLoader
{
    /// <summary>Longest watchlist read, in characters.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    /// <summary>Longest name, in characters.</summary>
    public const int MaxName = 120;

    /// <summary>Languages a name can be given in.</summary>
    public static IReadOnlyList<string> Languages { get; } =
        ["any", "en", "ru", "ko", "zh", "zh-Hans", "zh-Hant", "ja", "fr", "de", "es", "pt", "it", "uk", "pl", "cs", "bg", "ar", "fa", "tr", "vi", "id", "nl", "sv", "da", "no", "fi", "el", "hu", "ro", "sr", "he", "hi", "th"];

    /// <summary>Reads and validates.</summary>
    /// <exception cref="InvalidInputException">It is no valid watchlist; the message names file, line and member.</exception>
    public static Watchlist Load(string text, string name) => Load([(text, name)]);

    /// <summary>Reads a watchlist that is spread over several files: their lists are joined, id, title and sides stand in one of them.</summary>
    internal static Watchlist Load(IReadOnlyList<(string Text, string Name)> files)
    {
        var reading = new Reading();
        foreach (var (text, name) in files)
        {
            if (text.Length > MaxLength)
                throw new InvalidInputException($"{name}: longer than {MaxLength / (1024 * 1024)} million characters.");
            reading.Read(YamlNode.Parse(text, name), name);
        }

        return reading.Finish(files[0].Name);
    }

    private static bool IsWikidataId(string text) => text.Length is > 1 and < 20 && text[0] == 'Q' && text[1] != '0' && !text.AsSpan(1).ContainsAnyExceptInRange('0', '9');

    private sealed partial class Reading : CheckedMembers
    {
        private readonly List<Side> _sides = [];
        private readonly List<WatchedEntity> _entities = [];
        private readonly List<WatchedTopic> _topics = [];
        private readonly List<WatchedKeyword> _keywords = [];
        private readonly List<WatchedFeed> _feeds = [];
        private readonly List<Theatre> _theatres = [];
        private readonly List<(YamlNode Node, string File, string Topic)> _topicUses = [];
        private readonly List<WatchedName> _pairs = [];
        private readonly List<WatchedName> _decoys = [];
        private readonly List<(YamlNode Node, string File, string Side)> _sideUses = [];
        private readonly List<(YamlNode Node, string File, string Entity)> _entityUses = [];
        private string? _id;
        private string? _title;

        public void Read(YamlNode root, string file)
        {
            File = file;
            foreach (var (key, value) in Members(root, "the watchlist"))
            {
                switch (key)
                {
                    case "id":
                        _id = SlugOf(value, "id");
                        break;
                    case "title":
                        _title = Text(value, "title");
                        break;
                    case "sides":
                        _sides.AddRange(Items(value, key).Select(ReadSide));
                        break;
                    case "entities":
                        _entities.AddRange(Items(value, key).Select(ReadEntity));
                        break;
                    case "topics":
                        _topics.AddRange(Items(value, key).Select(ReadTopic));
                        break;
                    case "keywords":
                        _keywords.AddRange(Items(value, key).Select(ReadKeyword));
                        break;
                    case "feeds":
                        _feeds.AddRange(Items(value, key).Select(ReadFeed));
                        break;
                    case "theatres":
                        _theatres.AddRange(Items(value, key).Select(ReadTheatre));
                        break;
                    case "pairs":
                        ReadNames(value, "pairs", NameUse.Plain, _pairs);
                        break;
                    case "decoys":
                        ReadNames(value, "decoys", NameUse.Decoy, _decoys);
                        break;
                    default:
                        throw Wrong(value, $"unknown member \"{key}\"; a watchlist has id, title, sides, pairs, entities, topics, theatres, keywords, decoys and feeds");
                }
            }
        }

        public Watchlist Finish(string name)
        {
            File = name;
            if (_id is null)
                throw new InvalidInputException($"{name}: \"id\" is missing.");
            if (_sides.Count != 2)
                throw new InvalidInputException($"{name}: \"sides\" must name two sides; it names {_sides.Count}.");
            if (_sides[0].Id == _sides[1].Id)
                throw new InvalidInputException($"{name}: both sides are called \"{_sides[0].Id}\".");
            foreach (var (node, file, side) in _sideUses)
            {
                if (_sides.All(s => s.Id != side))
                    throw new InvalidInputException($"{file}, line {node.Line}: side \"{side}\" is none of the two sides ({_sides[0].Id}, {_sides[1].Id}).");
            }

            foreach (var (node, file, entity) in _entityUses)
            {
                if (!_entities.Exists(e => e.Id == entity))
                    throw new InvalidInputException($"{file}, line {node.Line}: no entity \"{entity}\" is listed.");
            }

            foreach (var (node, file, topic) in _topicUses)
            {
                if (!_topics.Exists(t => t.Id == topic))
                    throw new InvalidInputException($"{file}, line {node.Line}: no topic \"{topic}\" is listed.");
            }

            return new Watchlist
            {
                Id = _id,
                Title = _title ?? _id,
                Sides = _sides,
                Entities = _entities,
                Topics = _topics,
                Keywords = _keywords,
                Pairs = _pairs,
                Decoys = _decoys,
                Theatres = _theatres,
                Feeds = _feeds,
            };
        }

        private Side ReadSide(YamlNode node)
        {
            string? id = null, label = null;
            foreach (var (key, value) in Members(node, "a side"))
            {
                switch (key)
                {
                    case "id":
                        id = SlugOf(value, "id");
                        break;
                    case "label":
                        label = Text(value, "label");
                        break;
                    default:
                        throw Wrong(value, $"unknown member \"{key}\" of a side; it has id and label");
                }
            }

            return new Side(id ?? throw Wrong(node, "a side without \"id\""), label ?? id);
        }

        private WatchedEntity ReadEntity(YamlNode node)
        {
            string? id = null, label = null, type = null, side = null, wikidata = null, origin = null, of = null;
            var names = new List<WatchedName>();
            var hosts = new List<string>();
            var watched = true;
            foreach (var (key, value) in Members(node, "an entity"))
            {
                switch (key)
                {
                    case "id":
                        id = NewId(value);
                        break;
                    case "label":
                        label = Text(value, key);
                        break;
                    case "type":
                        type = SlugOf(value, key);
                        break;
                    case "side":
                        side = value.Scalar is null && value.Items is null && value.Members is null ? null : SlugOf(value, key);
                        if (side is not null)
                            _sideUses.Add((value, File, side));
                        break;
                    case "wikidata":
                        wikidata = Text(value, key);
                        if (!IsWikidataId(wikidata))
                            throw Wrong(value, $"\"wikidata\" must look like Q42, not \"{wikidata}\"");
                        break;
                    case "origin":
                        origin = Text(value, key);
                        if (origin is not ("ko" or "ru"))
                            throw Wrong(value, $"\"origin\" is ko or ru, not \"{origin}\"");
                        break;
                    case "watched":
                        watched = Flag(value, key);
                        break;
                    case "hosts":
                        hosts.AddRange(Items(value, key).Select(h => HostOf(h, key)));
                        break;
                    case "names":
                        ReadNames(value, key, NameUse.Plain, names);
                        break;
                    case "weak":
                        ReadNames(value, key, NameUse.Weak, names);
                        break;
                    case "beside":
                        ReadNames(value, key, NameUse.BesideCountry, names);
                        break;
                    case "of":
                        of = SlugOf(value, key);
                        _entityUses.Add((value, File, of));
                        break;
                    case "not":
                        ReadNames(value, key, NameUse.Decoy, names);
                        break;
                    default:
                        throw Wrong(value, $"unknown member \"{key}\" of an entity; it has id, label, type, side, wikidata, origin, watched, of, hosts, names, weak, beside and not");
                }
            }

            if (id is null)
                throw Wrong(node, "an entity without \"id\"");
            if (!names.Exists(n => n.Use != NameUse.Decoy))
                throw Wrong(node, $"entity \"{id}\" has no \"names\"");
            if (origin is not null && !names.Exists(n => n.Language == origin))
                throw Wrong(node, $"entity \"{id}\" has origin {origin} but no name in that language");
            return new WatchedEntity(id, label ?? id, type ?? throw Wrong(node, $"entity \"{id}\" has no \"type\""), side, wikidata) { Names = names, Origin = origin, Hosts = hosts, Watched = watched, Of = of };
        }

        private WatchedFeed ReadFeed(YamlNode node)
        {
            string? url = null, title = null, language = null, folder = null;
            var fullText = false;
            foreach (var (key, value) in Members(node, "a feed"))
            {
                switch (key)
                {
                    case "url":
                        url = Text(value, key);
                        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                            throw Wrong(value, $"\"url\" must be an http(s) address, not \"{url}\"");
                        break;
                    case "title":
                        title = Text(value, key);
                        break;
                    case "language":
                        language = Text(value, key);
                        break;
                    case "folder":
                        folder = Text(value, key);
                        break;
                    case "fullText":
                        fullText = Flag(value, key);
                        break;
                    default:
                        throw Wrong(value, $"unknown member \"{key}\" of a feed; it has url, title, language, folder and fullText");
                }
            }

            return new WatchedFeed(url ?? throw Wrong(node, "a feed without \"url\""), title, language, folder, fullText);
        }
    }
}
