using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NewsMonitor.Watchlists;

/// <summary>A YAML value with the line it stands in. Depth is bounded; anchors and tags have no meaning in a watchlist and are refused.</summary>
internal sealed class YamlNode
{
    private const int MaxDepth = 8;

    private YamlNode(int line) => Line = line;

    /// <summary>1-based.</summary>
    public int Line { get; }

    /// <summary>The text of a scalar; null for lists and mappings and for an unquoted null.</summary>
    public string? Scalar { get; private init; }
    public IReadOnlyList<YamlNode>? Items { get; private init; }
    public IReadOnlyList<KeyValuePair<string, YamlNode>>? Members { get; private init; }

    /// <summary>Reads one document.</summary>
    /// <exception cref="InvalidInputException">Not YAML; the message names file and line.</exception>
    public static YamlNode Parse(string text, string name)
    {
        try
        {
            using var reader = new StringReader(text);
            var parser = new Parser(reader);
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                throw new InvalidInputException($"{name}: the file is empty.");
            parser.Consume<DocumentStart>();
            var root = Read(parser, name, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
                throw new InvalidInputException($"{name}, line {parser.Current?.Start.Line}: more than one YAML document.");
            return root;
        }
        catch (YamlException e)
        {
            throw new InvalidInputException($"{name}, line {e.Start.Line}: not valid YAML ({e.Message.ReplaceLineEndings(" ")}).", e);
        }
    }

    private static YamlNode Read(Parser parser, string name, int depth)
    {
        var line = (int)(parser.Current?.Start.Line ?? 0);
        if (depth > MaxDepth)
            throw new InvalidInputException($"{name}, line {line}: nested deeper than {MaxDepth} levels.");
        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlNode(line) { Scalar = scalar is { Style: ScalarStyle.Plain, Value: "" or "null" or "~" } ? null : scalar.Value };
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Read(parser, name, depth + 1));
            return new YamlNode(line) { Items = items };
        }

        if (parser.TryConsume<MappingStart>(out _))
        {
            var members = new List<KeyValuePair<string, YamlNode>>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                if (!parser.TryConsume<Scalar>(out var key))
                    throw new InvalidInputException($"{name}, line {parser.Current?.Start.Line}: the name of a member must be a text.");
                if (members.Exists(m => m.Key == key.Value))
                    throw new InvalidInputException($"{name}, line {key.Start.Line}: \"{key.Value}\" stands twice.");
                members.Add(new(key.Value, Read(parser, name, depth + 1)));
            }

            return new YamlNode(line) { Members = members };
        }

        throw new InvalidInputException($"{name}, line {line}: anchors and aliases are not used in a watchlist.");
    }
}
