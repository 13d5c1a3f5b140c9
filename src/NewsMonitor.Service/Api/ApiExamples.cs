namespace NewsMonitor.Service.Api;

/// <summary>Examples of the OpenAPI document.</summary>
internal static class ApiExamples
{
    public const string AlertPage = """
        {"items":[{"id":"2024091308-0a1b2c3d","revision":2,"status":"open","severity":"high","headline":"Kim Jong Un meets Shoigu in Pyongyang",
        "why":"9 stories on Sergei Shoigu in 12 hours, where 0.4 were expected: chance alone does that once in 4,000 weeks.",
        "startedAt":"2024-09-13T08:00:00Z","updatedAt":"2024-09-13T19:12:00Z","resolvedAt":null,"detectedAt":"2024-09-13T10:00:00Z",
        "signals":[{"key":"entity:sergei-shoigu","kind":"entity","label":"Sergei Shoigu","window":{"from":"2024-09-13T08:00:00Z","to":"2024-09-13T20:00:00Z"},
        "observed":9,"expected":0.4,"ratio":22.5,"pValue":2.1e-10}],
        "stories":[{"id":"0f3a9c5d7e1b2a4c6d8e0f12","title":"Kim Jong Un meets Shoigu in Pyongyang","url":"https://news.example/kim-shoigu","publisher":"news.example",
        "language":"en","publishedAt":"2024-09-13T08:20:00Z","copies":3,"snippet":"Kim Jong Un received the secretary of Russia's Security Council."}],
        "articles":14,"publishers":["news.example"],"languages":["en"],"acknowledged":null,
        "links":{"self":"https://monitor.example/api/alerts/2024091308-0a1b2c3d","page":"https://monitor.example/api/dashboard/alerts/2024091308-0a1b2c3d"}}],
        "next":null}
        """;

    public const string Health = """
        {"status":"degraded","checkedAt":"2024-09-13T20:00:00Z","checks":[
        {"id":"storage","label":"Storage","status":"healthy","detail":"The storage account answers.","value":null},
        {"id":"freshness","label":"Freshness","status":"degraded","detail":"No feed has been read for 52 minutes.","value":52}]}
        """;
}
