using NewsMonitor.Service.Dashboard;

namespace NewsMonitor.Service.Api;

/// <summary>What a reader chose for all pages; links and forms carry it along.</summary>
internal static class PageParameters
{
    public static readonly ApiParameter<string?> Zone = new(
        "zone", "IANA time zone in which pages show times beside UTC.", new() { ["type"] = "string", ["maxLength"] = 60 }, null,
        text => text.Length <= 60 && Zones.Find(text) is not null ? text : throw new ParameterFormatException("Give a time zone such as Asia/Seoul."), "Asia/Seoul");

    public static readonly ApiParameter<int> Refresh = ApiParameters.Number("refresh", "Pages load themselves again after so many seconds; never when absent.", 30, 3600, 300);
}
