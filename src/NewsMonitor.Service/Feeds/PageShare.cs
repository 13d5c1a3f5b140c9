using System.Collections.Concurrent;
using NewsMonitor.Articles;

namespace NewsMonitor.Service.Feeds;

/// <summary>How many pages each host is asked for in one run, and which pages are being read already for another feed.</summary>
internal sealed class PageShare(int most)
{
    private readonly ConcurrentDictionary<string, int> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _givenUp = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Lazy<Task<Article>>> _pages = new();

    /// <summary>True when one more page of the host may be asked for; the share is then one less.</summary>
    public bool TryTake(string host) => _taken.AddOrUpdate(host, 1, (_, n) => Math.Min(n, most) + 1) <= most;

    /// <summary>The host is too slow: no page of it is asked for any more in this run.</summary>
    public void GiveUp(string host) => _givenUp[host] = true;

    public bool IsGivenUp(string host) => _givenUp.ContainsKey(host);

    /// <summary>Reads an article's page once, however many feeds carry the article.</summary>
    public Task<Article> OnceAsync(Article article, Func<Task<Article>> read) => _pages.GetOrAdd(article.Id, _ => new Lazy<Task<Article>>(read)).Value;

    /// <summary>True when the article's page is being read, or was, for another feed.</summary>
    public bool IsUnderWay(Article article) => _pages.ContainsKey(article.Id);
}
