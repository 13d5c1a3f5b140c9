using NewsMonitor.Analysis.Matching;
using NewsMonitor.Articles;
using NewsMonitor.Watchlists;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis;

/// <summary>Which side a publisher belongs to: in its headlines that side goes without saying ("Russian Delegation Here").</summary>
internal sealed class HomeMedia
{
    private readonly Dictionary<string, int> _names = [];
    private readonly Dictionary<string, int> _hosts = [];

    public HomeMedia(Watchlist watchlist, ContextRules context)
    {
        for (var i = 0; i < watchlist.Entities.Count; i++)
        {
            var entity = watchlist.Entities[i];
            if (entity.Type != "media" || context.SideOf((ushort)i) is not (>= 0 and var side))
                continue;
            foreach (var name in entity.Names.Where(n => n.Use == NameUse.Plain && !n.Text.Contains('*', StringComparison.Ordinal)).SelectMany(n => NamePattern.Unfold(n.Text)).Append(entity.Label))
                _names.TryAdd(Fold(name), side);
            foreach (var host in entity.Hosts)
                _hosts.TryAdd(host, side);
        }
    }

    /// <summary>0 or 1, or -1 for neither.</summary>
    public int SideOf(Article article)
    {
        if (_names.TryGetValue(Fold(article.Source), out var side) || OfHost(article.Source, out side))
            return side;
        return Uri.TryCreate(article.Url, UriKind.Absolute, out var uri) && OfHost(uri.Host, out side) ? side : -1;
    }

    /// <summary>A host or one above it is listed: en.kcna.kp is kcna.kp.</summary>
    private bool OfHost(string host, out int side)
    {
        for (var rest = host.ToLowerInvariant(); rest.Length > 0;)
        {
            if (_hosts.TryGetValue(rest, out side))
                return true;
            var dot = rest.IndexOf('.', StringComparison.Ordinal);
            rest = dot < 0 ? "" : rest[(dot + 1)..];
        }

        side = -1;
        return false;
    }

    private static string Fold(string text)
    {
        const int longest = 200;
        using var folded = FoldedText.Of(text.Length > longest ? text[..longest] : text);
        return folded.Letters.ToString();
    }
}
