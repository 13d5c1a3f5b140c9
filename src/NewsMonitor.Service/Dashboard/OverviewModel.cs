using NewsMonitor.Alerts;
using NewsMonitor.Service.Api;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Dashboard;

/// <summary>The first page: what is open, what rises, how much is read, and whether the monitor works.</summary>
/// <param name="Title">Title of the watchlist.</param>
/// <param name="AsOf">The moment the figures are of: the present, or the last thing that was read when that is long ago.</param>
/// <param name="IsPast">True when <paramref name="AsOf"/> is not the present.</param>
/// <param name="Unseen">Number of alerts that wait for somebody: open, and neither acknowledged nor silenced.</param>
/// <param name="Seen">Number of alerts that are not over and that somebody has seen to.</param>
/// <param name="UnseenHigh">Of the unseen ones, those of high severity.</param>
/// <param name="Open">Alerts that are not over, those nobody has seen to first, then by severity and time.</param>
/// <param name="Recent">Alerts that are over, newest first.</param>
/// <param name="Rising">Keys that are above what is expected, the most unlikely first.</param>
/// <param name="Days">Articles a day.</param>
public sealed record OverviewModel(
    string Title, DateTimeOffset AsOf, bool IsPast,
    int Unseen, int UnseenHigh, int Seen, IReadOnlyList<AlertCardModel> Open, int OpenMore, IReadOnlyList<Alert> Recent, IReadOnlyList<RisingKey> Rising,
    IReadOnlyList<CoverageDay> Days, FeedsSummary Feeds);

/// <param name="Series">The series of the first signal; null when there is none.</param>
public sealed record AlertCardModel(Alert Alert, SeriesAnswer? Series);

/// <summary>A key, or several that rise for the same stories.</summary>
/// <param name="More">Further keys of the group.</param>
/// <param name="Recent">Stories a day over two weeks, for a small chart.</param>
public sealed record RisingKey(IReadOnlyList<KeyName> Keys, int More, int Observed, double Expected, AlertWindow Window, IReadOnlyList<SeriesPoint> Recent);

public sealed record KeyName(SeriesKey Key, string Label);

/// <param name="Read">Articles read, relevant or not.</param>
/// <param name="Relevant">Those about the relation.</param>
public sealed record CoverageDay(DateOnly Day, int Read, int Relevant);

/// <param name="LastRead">When a feed was read last; null when none ever was.</param>
public sealed record FeedsSummary(int Total, int Working, int Failing, DateTimeOffset? LastRead)
{
    public static FeedsSummary None { get; } = new(0, 0, 0, null);
}
