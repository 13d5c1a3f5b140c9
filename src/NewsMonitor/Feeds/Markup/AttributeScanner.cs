namespace NewsMonitor.Feeds.Markup;

/// <summary>Goes through the attributes of a start tag: quoted, unquoted or without a value. Values are as they stand, references undecoded.</summary>
internal ref struct AttributeScanner(ReadOnlySpan<char> attributes)
{
    private ReadOnlySpan<char> _rest = attributes;

    public ReadOnlySpan<char> Name { get; private set; }

    public ReadOnlySpan<char> Value { get; private set; }

    public bool Read()
    {
        var start = 0;
        while (start < _rest.Length && (_rest[start] <= ' ' || _rest[start] is '/' or '"' or '\'' or '='))
            start++;
        _rest = _rest[start..];
        if (_rest.IsEmpty)
            return false;

        var end = 0;
        while (end < _rest.Length && _rest[end] > ' ' && _rest[end] != '=')
            end++;
        Name = _rest[..end];
        _rest = _rest[end..].TrimStart();
        Value = default;
        if (_rest.IsEmpty || _rest[0] != '=')
            return true;

        _rest = _rest[1..].TrimStart();
        if (_rest.IsEmpty)
            return true;
        var quote = _rest[0];
        if (quote is '"' or '\'')
        {
            var close = _rest[1..].IndexOf(quote);
            Value = close < 0 ? _rest[1..] : _rest.Slice(1, close);
            _rest = close < 0 ? default : _rest[(close + 2)..];
            return true;
        }

        var length = _rest.IndexOfAny(" \t\r\n");
        Value = length < 0 ? _rest : _rest[..length];
        _rest = length < 0 ? default : _rest[length..];
        return true;
    }
}
