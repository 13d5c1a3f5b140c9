namespace NewsMonitor.Feeds.Xml;

/// <summary>Which prefix stands for which vocabulary, at the place where the reader is.</summary>
internal sealed class NamespaceScope
{
    /// <summary>No feed declares so many; a document that does is left with the first of them.</summary>
    private const int Most = 256;

    private readonly List<Declaration> _declarations = [];

    /// <summary>The vocabulary of names without a prefix.</summary>
    private FeedNamespace _default = FeedNamespace.Core;

    /// <summary>True once a namespace of RSS 1.0 (RDF) was declared.</summary>
    public bool HasRss10 { get; private set; }

    public bool HasRss090 { get; private set; }

    public bool HasAtom10 { get; private set; }

    /// <summary>Declares a prefix (empty: the default) for the element at that depth and what is inside it.</summary>
    public void Declare(ReadOnlySpan<char> prefix, ReadOnlySpan<char> uri, int depth)
    {
        if (_declarations.Count == Most)
            return;
        var space = FeedNamespaces.Of(uri);
        HasRss10 |= uri.Contains("purl.org/rss/1.0/", StringComparison.OrdinalIgnoreCase) && uri.TrimEnd('/').EndsWith("1.0");
        HasRss090 |= uri.Contains("netscape.com/rdf/simple/0.9", StringComparison.OrdinalIgnoreCase);
        HasAtom10 |= prefix.IsEmpty && uri.Contains("www.w3.org/2005/atom", StringComparison.OrdinalIgnoreCase);

        // A root with a namespace nobody knows is still the feed it looks like.
        if (prefix.IsEmpty && space == FeedNamespace.Other && depth < 2)
            space = FeedNamespace.Core;
        _declarations.Add(new Declaration(prefix.ToString(), space, depth));
        if (prefix.IsEmpty)
            _default = space;
    }

    /// <summary>The default namespace that the element at that depth declares is taken for the feed's own, whatever its name.</summary>
    public void TakeDefaultAsOwn(int depth)
    {
        for (var i = _declarations.Count - 1; i >= 0 && _declarations[i].Depth == depth; i--)
        {
            if (_declarations[i].Prefix.Length == 0)
                _declarations[i] = _declarations[i] with { Namespace = _default = FeedNamespace.Core };
        }
    }

    /// <summary>Forgets what elements deeper than that declared.</summary>
    public void LeaveTo(int depth)
    {
        if (_declarations.Count == 0 || _declarations[^1].Depth < depth)
            return;
        while (_declarations.Count > 0 && _declarations[^1].Depth >= depth)
            _declarations.RemoveAt(_declarations.Count - 1);
        _default = FeedNamespace.Core;
        foreach (var declaration in _declarations)
        {
            if (declaration.Prefix.Length == 0)
                _default = declaration.Namespace;
        }
    }

    /// <summary>What the name of an element means here.</summary>
    public FeedMeaning MeaningOf(ReadOnlySpan<char> name)
    {
        var colon = name.IndexOf(':');
        if (colon < 0)
            return FeedVocabulary.Of(_default, name);
        var prefix = name[..colon];
        return FeedVocabulary.Of(Find(prefix), name[(colon + 1)..]);
    }

    private FeedNamespace Find(ReadOnlySpan<char> prefix)
    {
        for (var i = _declarations.Count - 1; i >= 0; i--)
        {
            if (prefix.SequenceEqual(_declarations[i].Prefix))
                return _declarations[i].Namespace;
        }

        return FeedNamespaces.OfPrefix(prefix);
    }

    private readonly record struct Declaration(string Prefix, FeedNamespace Namespace, int Depth);
}
