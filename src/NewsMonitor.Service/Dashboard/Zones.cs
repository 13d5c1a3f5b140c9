namespace NewsMonitor.Service.Dashboard;

/// <summary>Time zones a reader can have times shown in.</summary>
internal static class Zones
{
    /// <summary>IANA id and name for people.</summary>
    public static IReadOnlyList<(string Id, string Label)> Offered { get; } =
    [
        ("America/Los_Angeles", "Los Angeles"),
        ("America/New_York", "New York"),
        ("America/Sao_Paulo", "São Paulo"),
        ("Europe/London", "London"),
        ("Europe/Berlin", "Berlin, Paris, Rome"),
        ("Europe/Kyiv", "Kyiv"),
        ("Europe/Moscow", "Moscow"),
        ("Asia/Dubai", "Dubai"),
        ("Asia/Kolkata", "Delhi"),
        ("Asia/Shanghai", "Beijing, Singapore"),
        ("Asia/Vladivostok", "Vladivostok"),
        ("Asia/Seoul", "Seoul, Pyongyang, Tokyo"),
        ("Australia/Sydney", "Sydney"),
    ];

    /// <summary>The zone of an IANA id; null when the machine does not know it.</summary>
    public static TimeZoneInfo? Find(string? id) => id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
}
