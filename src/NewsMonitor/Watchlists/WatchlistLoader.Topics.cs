namespace NewsMonitor.Watchlists;

/// <summary>Topics, keywords, and where one side acts for the other.</summary>
public static partial class WatchlistLoader
{
    private sealed partial class Reading
    {
        private WatchedTopic ReadTopic(YamlNode node)
        {
            string? description = null;
            var courtesy = false;
            var (people, entities) = (new List<string>(), new List<string>());
            var (id, label, words) = ReadWords(node, "topic", "id, label, description, courtesy, words, weak, people, entities and not", (key, value, words) =>
            {
                switch (key)
                {
                    case "description":
                        description = Text(value, key);
                        return true;
                    case "courtesy":
                        courtesy = Flag(value, key);
                        return true;
                    case "weak":
                        ReadNames(value, key, NameUse.Weak, words);
                        return true;
                    case "people":
                        people.AddRange(Items(value, key).Select(p => EntityUse(p, key)));
                        return true;
                    case "entities":
                        entities.AddRange(Items(value, key).Select(e => EntityUse(e, key)));
                        return true;
                    default:
                        return false;
                }
            });
            return new WatchedTopic(id, label) { Description = description, Courtesy = courtesy, Words = words, People = people, Entities = entities };
        }

        private WatchedKeyword ReadKeyword(YamlNode node)
        {
            var (id, label, words) = ReadWords(node, "keyword", "id, label, words and not", (_, _, _) => false);
            return new WatchedKeyword(id, label) { Words = words };
        }

        private string EntityUse(YamlNode node, string member)
        {
            var id = SlugOf(node, member);
            _entityUses.Add((node, File, id));
            return id;
        }

        /// <param name="further">Reads a member that only this kind has; false when it has none of that name.</param>
        private (string Id, string Label, List<WatchedName> Words) ReadWords(YamlNode node, string what, string members, Func<string, YamlNode, List<WatchedName>, bool> further)
        {
            string? id = null, label = null;
            var words = new List<WatchedName>();
            foreach (var (key, value) in Members(node, $"a {what}"))
            {
                switch (key)
                {
                    case "id":
                        id = NewId(value);
                        break;
                    case "label":
                        label = Text(value, key);
                        break;
                    case "words":
                        ReadNames(value, key, NameUse.Plain, words);
                        break;
                    case "not":
                        ReadNames(value, key, NameUse.Decoy, words);
                        break;
                    default:
                        if (!further(key, value, words))
                            throw Wrong(value, $"unknown member \"{key}\" of a {what}; it has {members}");
                        break;
                }
            }

            if (id is null)
                throw Wrong(node, $"a {what} without \"id\"");
            if (words.Count == 0)
                throw Wrong(node, $"{what} \"{id}\" has no \"words\"");
            return (id, label ?? id, words);
        }

        private Theatre ReadTheatre(YamlNode node)
        {
            string? entity = null, side = null;
            List<string> places = [], with = [], unless = [];
            var topics = new List<string>();
            var words = new List<WatchedName>();
            foreach (var (key, value) in Members(node, "a theatre"))
            {
                switch (key)
                {
                    case "country" or "place":
                        entity = EntityUse(value, key);
                        break;
                    case "words":
                        ReadNames(value, key, NameUse.Plain, words);
                        break;
                    case "unless" or "with" or "places":
                        (key == "unless" ? unless : key == "with" ? with : places).AddRange((value.Items ?? [value]).Select(p => EntityUse(p, key)));
                        break;
                    case "side":
                        side = SlugOf(value, key);
                        _sideUses.Add((value, File, side));
                        break;
                    case "topics":
                        topics.AddRange(Items(value, key).Select(t => SlugOf(t, key)));
                        _topicUses.AddRange(topics.Select(t => (value, File, t)));
                        break;
                    default:
                        throw Wrong(value, $"unknown member \"{key}\" of a theatre; it has country, place or words, side, topics, places, with and unless");
                }
            }

            if (entity is null == (words.Count == 0))
                throw Wrong(node, "a theatre has either a \"country\", a \"place\" or \"words\"");
            return new Theatre(entity, side ?? throw Wrong(node, "a theatre without \"side\""), topics) { Words = words, Unless = unless, With = with, Places = places };
        }
    }
}
