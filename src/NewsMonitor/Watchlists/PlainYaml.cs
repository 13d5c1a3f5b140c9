using System.Runtime.CompilerServices;

namespace NewsMonitor.Watchlists;

/// <summary>
/// Reads the plain part of YAML that watchlists are written in: block mappings and lists, flow collections, scalars of one
/// line. Four times as fast from a cold start as the general parser, which is asked for all else, for faults above all:
/// whatever is unusual makes this reader give up, it never guesses.
/// </summary>
internal ref struct PlainYaml
{
    private const int MaxDepth = 8;
    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private PlainYaml(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The document, or null when it is not plain (or not right).</summary>
    public static YamlNode? Parse(string text)
    {
        if (text.AsSpan().ContainsAny('\t', '\r', '\uFEFF'))
            return null;
        var reader = new PlainYaml(text);
        return reader.SkipToContent() && reader.Column == 0 && reader.Block(0, 0) is { } root && !reader.SkipToContent() ? root : null;
    }

    private readonly int Column => _at - _lineStart;

    private readonly char Here => _at < _text.Length ? _text[_at] : '\n';

    private readonly char After => _at + 1 < _text.Length ? _text[_at + 1] : '\n';

    /// <summary>Goes on to the next character that is no space, line end or comment; false at the end of the text.</summary>
    private bool SkipToContent()
    {
        while (_at < _text.Length)
        {
            switch (_text[_at])
            {
                case ' ':
                    _at++;
                    break;
                case '\n':
                    _at++;
                    _line++;
                    _lineStart = _at;
                    break;
                case '#' when _at == _lineStart || _text[_at - 1] is ' ':
                    var end = _text[_at..].IndexOf('\n');
                    _at = end < 0 ? _text.Length : _at + end;
                    break;
                default:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Goes to the end of the line; false when something other than a comment stands there.</summary>
    private bool EndLine()
    {
        var line = _line;
        return !SkipToContent() || _line > line;
    }

    /// <summary>A mapping or list whose first member stands here.</summary>
    private YamlNode? Block(int indent, int depth)
    {
        if (depth >= MaxDepth)
            return null;
        return Here == '-' && After == ' ' ? BlockList(indent, depth) : BlockMapping(indent, depth);
    }

    private YamlNode? BlockMapping(int indent, int depth)
    {
        var line = _line;
        var members = new List<KeyValuePair<string, YamlNode>>();
        do
        {
            if (Key() is not { } key || Find(members, key))
                return null;
            var keyLine = _line;
            var value = Value(indent, depth, keyLine, inList: false);
            if (value is null)
                return null;
            members.Add(new(key, value));
        }
        while (SkipToContent() && Column == indent && !(Here == '-' && After == ' '));
        return Column > indent && _at < _text.Length ? null : YamlNode.OfMembers(line, members);
    }

    private YamlNode? BlockList(int indent, int depth)
    {
        var line = _line;
        var items = new List<YamlNode>();
        do
        {
            _at++;
            var value = Value(indent, depth, _line, inList: true);
            if (value is null)
                return null;
            items.Add(value);
        }
        while (SkipToContent() && Column == indent && Here == '-' && After == ' ');
        return Column > indent && _at < _text.Length ? null : YamlNode.OfItems(line, items);
    }

    /// <summary>What stands behind a key or a dash.</summary>
    private YamlNode? Value(int indent, int depth, int line, bool inList)
    {
        if (!SkipToContent())
            return null;
        if (_line > line)
        {
            // Nothing on the line: what is indented below it. (A member without a value is left to the general parser.)
            return inList ? null : Column > indent || Column == indent && Here == '-' && After == ' ' ? Block(Column, depth + 1) : null;
        }

        if (inList && IsKey())
            return Block(Column, depth + 1);
        var value = Here is '[' or '{' ? Flow(depth + 1) : Scalar(flow: false);
        // A line that is indented deeper goes on with this value.
        return value is not null && EndLine() && (_at == _text.Length || Column <= indent) ? value : null;
    }

    private readonly bool IsKey()
    {
        var end = _at;
        while (end < _text.Length && IsKeyLetter(_text[end]))
            end++;
        return end > _at && end < _text.Length && _text[end] == ':' && (end + 1 == _text.Length || _text[end + 1] is ' ' or '\n');
    }

    private string? Key()
    {
        if (!IsKey())
            return null;
        var start = _at;
        _at += _text[_at..].IndexOf(':') + 1;
        return _text[start..(_at - 1)].ToString();
    }

    /// <summary>Keys of letters, digits and hyphens; a hyphen cannot begin one here, though YAML would let it.</summary>
    private static bool IsKeyLetter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private YamlNode? Flow(int depth)
    {
        if (depth >= MaxDepth)
            return null;
        var line = _line;
        var close = Here == '[' ? ']' : '}';
        var items = new List<YamlNode>();
        var members = close == '}' ? new List<KeyValuePair<string, YamlNode>>() : null;
        _at++;
        if (SkipToContent() && Here == close)
        {
            _at++;
            return members is null ? YamlNode.OfItems(line, items) : YamlNode.OfMembers(line, members);
        }

        while (true)
        {
            string? key = null;
            if (members is not null)
            {
                key = Key();
                if (key is null || Find(members, key) || Here != ' ' || !SkipToContent())
                    return null;
            }

            var value = Here is '[' or '{' ? Flow(depth + 1) : Scalar(flow: true);
            if (value is null || !SkipToContent())
                return null;
            if (members is null)
                items.Add(value);
            else
                members.Add(new(key!, value));
            if (Here == close)
            {
                _at++;
                return members is null ? YamlNode.OfItems(line, items) : YamlNode.OfMembers(line, members);
            }

            if (Here != ',')
                return null;
            _at++;
            if (!SkipToContent() || Here == close)
                return null;
        }
    }

    // Optimised at once: it sees every letter once, and is gone before the runtime would find out that it is hot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private YamlNode? Scalar(bool flow)
    {
        var first = Here;
        if (first is '"' or '\'')
            return Quoted(first);
        if (first is '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`' or '?' or ':' or ',' or ']' or '}' or '#' || first == '-' && (After is ' ' or '\n'))
            return null;
        var start = _at;
        for (; _at < _text.Length && _text[_at] != '\n'; _at++)
        {
            var c = _text[_at];
            if (flow && (c is ',' or ']' or '}'))
                break;
            if (flow && (c is '[' or '{') || c == ':' && (flow || After is ' ' or '\n') || char.IsControl(c))
                return null;
            if (c == '#' && _text[_at - 1] == ' ')
                break;
        }

        // In flow style a scalar may go on in the next line; here it may not.
        if (flow && (Here is '\n' or '#'))
            return null;
        var text = _text[start.._at].TrimEnd(' ');
        return text.Length == 0 ? null : YamlNode.OfScalar(_line, text is "null" or "~" ? null : text.ToString());
    }

    private YamlNode? Quoted(char quote)
    {
        var rest = _text[(_at + 1)..];
        var end = rest.IndexOfAny(quote, '\\', '\n');
        if (end < 0 || rest[end] != quote || end + 1 < rest.Length && rest[end + 1] == quote)
            return null;
        _at += end + 2;
        return YamlNode.OfScalar(_line, rest[..end].ToString());
    }

    private static bool Find(List<KeyValuePair<string, YamlNode>> members, string key)
    {
        foreach (var member in members)
        {
            if (member.Key == key)
                return true;
        }

        return false;
    }
}
