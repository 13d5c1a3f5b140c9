using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace NewsMonitor.Service.Api;

/// <summary>Every route of the API. The hosts map it, the OpenAPI document is made from it.</summary>
public static class ApiRoutes
{
    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        .. AlertRoutes.All,
        .. SeriesRoutes.All,
        .. ArticleRoutes.All,
        .. FeedRoutes.All,
        .. SubscriptionRoutes.All,
        .. ServiceRoutes.All,
        .. DashboardRoutes.All,
    ];

    internal static IReadOnlyList<(string Name, string Description)> Tags { get; } =
    [
        ("alerts", "What happened, why it is thought so, and who has seen to it."),
        ("series", "What is counted: keys and their counts over time."),
        ("articles", "What was read."),
        ("feeds", "Where it is read from."),
        ("subscriptions", "Who is told: webhooks and their deliveries."),
        ("service", "The monitor itself."),
        ("dashboard", "Pages for people."),
    ];

    /// <summary>The errors routes may answer with.</summary>
    internal static IReadOnlyList<ApiRouteProblem> Problems { get; } =
    [
        new("InvalidRequest", 400, "A parameter or the body is unknown, repeated or does not fit; `errors` names it.", _ => true, """
            {"type":"urn:newsmonitor:problem:invalid-parameter","title":"The request has parameters that cannot be used.","status":400,
             "detail":"limit: Give a whole number from 1 to 200.","instance":"/api/alerts",
             "errors":[{"in":"query","field":"limit","detail":"Give a whole number from 1 to 200."}]}
            """),
        new("Unauthorized", 401, "The Functions host did not get the key the route asks for (its answer has no body).", r => r.Access != ApiAccess.Anonymous, """
            {"type":"about:blank","title":"Unauthorized","status":401,"detail":null,"instance":null,"errors":null}
            """),
        new("Forbidden", 403, "The request comes from another site, or names a host that is not the monitor's.", _ => true, """
            {"type":"urn:newsmonitor:problem:cross-origin","title":"Refused: the request comes from another site.","status":403,
             "detail":"Changes are taken from the monitor's own pages and from programs only.","instance":"/api/subscriptions","errors":null}
            """),
        new("NotFound", 404, "There is nothing of that id.", r => r.Parameters.Any(p => p.InPath), """
            {"type":"urn:newsmonitor:problem:not-found","title":"Not found.","status":404,
             "detail":"There is no alert 2024091308-0a1b2c3d.","instance":"/api/alerts/2024091308-0a1b2c3d","errors":null}
            """),
        new("Conflict", 409, "The state does not allow it.", r => r.Method is not "GET" && r.Parameters.Any(p => p.InPath), """
            {"type":"urn:newsmonitor:problem:conflict","title":"The state does not allow this.","status":409,
             "detail":"The alert is over; only open alerts can be acknowledged.","instance":"/api/alerts/2024091308-0a1b2c3d/acknowledge","errors":null}
            """),
        new("TooLarge", 413, "The body is too long.", r => r.Body is not null, """
            {"type":"urn:newsmonitor:problem:too-large","title":"The body is too long.","status":413,"detail":"At most 65536 bytes are read.","instance":"/api/subscriptions","errors":null}
            """),
        new("UnsupportedMediaType", 415, "The body has to be JSON.", r => r.Body is not null, """
            {"type":"urn:newsmonitor:problem:unsupported-media-type","title":"The body has to be JSON.","status":415,
             "detail":"Send Content-Type: application/json.","instance":"/api/subscriptions","errors":null}
            """),
        new("Failed", 500, "The monitor made a mistake; it has been logged.", _ => true, """
            {"type":"urn:newsmonitor:problem:internal","title":"The monitor made a mistake.","status":500,
             "detail":"It has been logged with the trace id 0HN1.","instance":"/api/alerts","errors":null}
            """),
        new("NotOffered", 501, "The host does not keep connections open.", r => r.Name == "alertsStream", """
            {"type":"urn:newsmonitor:problem:no-streams","title":"This host keeps no connections open.","status":501,
             "detail":"Read /api/alerts with If-None-Match from time to time; 304 costs next to nothing.","instance":"/api/alerts/stream","errors":null}
            """),
        new("StorageDown", 503, "The storage account does not answer; `Retry-After` says when to try again.", r => r.Access != ApiAccess.Anonymous, """
            {"type":"urn:newsmonitor:problem:storage","title":"The storage account does not answer.","status":503,
             "detail":"The monitor's storage could not be read or written. Nothing is lost; try again in a moment.","instance":"/api/alerts","errors":null}
            """),
    ];

    private static readonly (TemplateMatcher Matcher, IReadOnlyList<string> Methods)[] Matchers =
        All.Select(r => (new TemplateMatcher(TemplateParser.Parse(r.Template), []), r.Methods)).ToArray();

    /// <summary>The route of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ApiRoute ByName(string name) =>
        All.FirstOrDefault(r => r.Name == name) ?? throw new ArgumentException($"There is no route named {name}.", nameof(name));

    /// <summary>The methods that an address below /api takes; none when there is nothing.</summary>
    internal static IReadOnlyList<string> MethodsFor(PathString path)
    {
        if (!path.StartsWithSegments("/api", out var rest))
            return [];
        var address = rest.HasValue ? rest : new PathString("/");
        return Matchers.Where(m => m.Matcher.TryMatch(address, new RouteValueDictionary())).SelectMany(m => m.Methods).Distinct().ToList();
    }
}

/// <summary>An error answer in the OpenAPI document, and which routes give it.</summary>
internal sealed record ApiRouteProblem(string Name, int Status, string Description, Func<ApiRoute, bool> AppliesTo, string Example);
