using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Watchlists;

/// <summary>Takes members of a watchlist file apart; every fault names file, line and member.</summary>
internal abstract class CheckedMembers
{
    private readonly HashSet<string> _ids = [];

    /// <summary>Name of the file being read, for messages.</summary>
    protected string File { get; set; } = "";

    protected void ReadNames(YamlNode node, string member, NameUse use, List<WatchedName> names)
    {
        foreach (var (language, value) in Members(node, $"\"{member}\""))
        {
            if (!WatchlistLoader.Languages.Contains(language))
                throw Wrong(value, $"\"{language}\" in \"{member}\" is no language known here ({string.Join(", ", WatchlistLoader.Languages)})");
            foreach (var item in value.Items ?? [value])
            {
                var text = Text(item, $"{member}.{language}");
                if (text.Length > WatchlistLoader.MaxName)
                    throw Wrong(item, $"a name in \"{member}.{language}\" is longer than {WatchlistLoader.MaxName} characters");
                if (NamePattern.FaultOf(text) is { } fault)
                    throw Wrong(item, $"\"{text}\" in \"{member}.{language}\": {fault}");
                names.Add(new WatchedName(language, text, use));
            }
        }
    }

    protected string NewId(YamlNode node)
    {
        var id = SlugOf(node, "id");
        return _ids.Add(id) ? id : throw Wrong(node, $"the id \"{id}\" is used twice");
    }

    protected string SlugOf(YamlNode node, string member)
    {
        var text = Text(node, member);
        return IsSlug(text) ? text : throw Wrong(node, $"\"{member}\" must be a slug of a-z, 0-9 and hyphens, not \"{text}\"");
    }

    protected string HostOf(YamlNode node, string member)
    {
        var text = Text(node, member);
        return Uri.CheckHostName(text) == UriHostNameType.Dns && !text.Any(char.IsUpper) ? text : throw Wrong(node, $"\"{member}\" must list host names in small letters, not \"{text}\"");
    }

    protected string Text(YamlNode node, string member) =>
        string.IsNullOrWhiteSpace(node.Scalar) ? throw Wrong(node, $"\"{member}\" must be a text") : node.Scalar.Trim();

    protected bool Flag(YamlNode node, string member) => Text(node, member) switch
    {
        "true" => true,
        "false" => false,
        var other => throw Wrong(node, $"\"{member}\" is true or false, not \"{other}\""),
    };

    protected IReadOnlyList<YamlNode> Items(YamlNode node, string member) => node.Items ?? throw Wrong(node, $"\"{member}\" must be a list");

    protected IReadOnlyList<KeyValuePair<string, YamlNode>> Members(YamlNode node, string what) =>
        node.Members ?? throw Wrong(node, $"{what} must be a mapping of members");

    protected InvalidInputException Wrong(YamlNode node, string what) => new($"{File}, line {node.Line}: {what}.");

    private static bool IsSlug(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterLower(text[i]) && !char.IsAsciiDigit(text[i]) && (text[i] != '-' || i == 0 || text[i - 1] == '-'))
                return false;
        }

        return text.Length <= 64 && text[^1] != '-';
    }
}
