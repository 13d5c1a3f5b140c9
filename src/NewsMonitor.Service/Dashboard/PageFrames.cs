using System.Globalization;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Service.Api;
using NewsMonitor.Service.Config;

namespace NewsMonitor.Service.Dashboard;

/// <summary>Makes what every page shows around its content.</summary>
public sealed class PageFrames(MonitorHealth health, WatchlistStore watchlists, TimeProvider time)
{
    /// <summary>The frame of a page.</summary>
    public async Task<PageFrame> ForAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var report = await health.CheckAsync(cancellationToken).ConfigureAwait(false);
        var subject = report.Status == HealthStatus.Unhealthy ? "" : (await watchlists.GetAsync(cancellationToken).ConfigureAwait(false)).Title;
        return new PageFrame(new Links(call.Request), Clock(call.Request), subject, report, Refresh(call.Request));
    }

    /// <summary>The frame of a page that must not ask the storage, because that may be what failed.</summary>
    internal PageFrame Bare(HttpRequest request) => new(new Links(request), Clock(request), "", null, null);

    private PageClock Clock(HttpRequest request) => new(time.GetUtcNow(), Zones.Find(request.Query["zone"]));

    private static int? Refresh(HttpRequest request) =>
        int.TryParse(request.Query["refresh"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
