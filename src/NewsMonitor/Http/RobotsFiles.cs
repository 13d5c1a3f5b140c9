using System.Collections.Concurrent;
using System.Net;

namespace NewsMonitor.Http;

/// <summary>The robots.txt of the sites whose pages are read, each fetched once a day at most and kept in memory.</summary>
public sealed class RobotsFiles(DocumentClient client, FetchOptions options, TimeProvider time)
{
    /// <summary>Sites remembered at once; when there are more, all are forgotten and asked again.</summary>
    private const int MaxSites = 4096;

    /// <summary>RFC 9309, section 2.4: no longer than a day.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan TriedAgainAfter = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, (RobotRules Rules, DateTimeOffset Until)> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _robot = RobotRules.Product(options.UserAgent);

    /// <summary>The rules for a page's site; null when they have to be read (again).</summary>
    public RobotRules? Known(Uri page) => _known.TryGetValue(SiteOf(page), out var known) && known.Until > time.GetUtcNow() ? known.Rules : null;

    /// <summary>Asks the site for its rules.</summary>
    /// <returns>All is allowed where it says that it has no such file, and nothing where the file cannot be had now.</returns>
    public async Task<RobotRules> ReadAsync(Uri page, CancellationToken cancellationToken)
    {
        var site = SiteOf(page);
        var (rules, keptFor) = await AskAsync(new Uri(new Uri(site), "/robots.txt"), cancellationToken).ConfigureAwait(false);
        // Rules that were good yesterday are better than none.
        if (rules == RobotRules.Nothing && _known.TryGetValue(site, out var earlier))
            rules = earlier.Rules;
        if (_known.Count >= MaxSites)
            _known.Clear();
        _known[site] = (rules, time.GetUtcNow() + keptFor);
        return rules;
    }

    private async Task<(RobotRules Rules, TimeSpan KeptFor)> AskAsync(Uri file, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.GetAsync(new DocumentRequest(file, "text/plain, */*;q=0.5"), cancellationToken).ConfigureAwait(false);
            return answer.Status switch
            {
                HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation => (RobotRules.Parse(answer.Body.Span, _robot), KeptFor),
                HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => (RobotRules.Nothing, TriedAgainAfter),
                _ => (RobotRules.Everything, KeptFor),
            };
        }
        catch (FetchException e) when (e.Problem is FetchProblem.TooManyRedirects or FetchProblem.BadRedirect or FetchProblem.BadEncoding or FetchProblem.TooLarge)
        {
            // There is an answer, but no such file in it.
            return (RobotRules.Everything, KeptFor);
        }
        catch (FetchException e) when (!e.IsOfHost)
        {
            return (RobotRules.Nothing, TriedAgainAfter);
        }
    }

    private static string SiteOf(Uri page) => page.GetLeftPart(UriPartial.Authority);
}
