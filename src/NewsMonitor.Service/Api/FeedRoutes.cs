using Microsoft.AspNetCore.Http;
using NewsMonitor.Feeds;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Api;

/// <summary>The feeds that are read, and how that goes.</summary>
internal static class FeedRoutes
{
    private static readonly ApiParameter<IReadOnlyList<string>> State = ApiParameters.Names("state", "Feeds in one of these states.", ["new", "ok", "failing", "retired"]);

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "listFeeds", Method = "GET", Template = "feeds", Access = ApiAccess.Read, Tag = "feeds",
            Summary = "Lists the feeds with how reading them goes, failing ones first.",
            Parameters = [State],
            Answers = [new(200, "Feeds.", Body: typeof(FeedOverview))],
            Handler = ListAsync,
        },
    ];

    private static async Task<IResult> ListAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var states = call.Get(State);
        var feeds = await ReadAsync(call, cancellationToken).ConfigureAwait(false);
        return Replies.Json(new FeedOverview(feeds.Where(f => states.Count == 0 || states.Contains(f.State)).ToList()), ApiJson.Api.FeedOverview);
    }

    /// <summary>The feeds in force, failing ones first, then by title.</summary>
    internal static async Task<IReadOnlyList<FeedView>> ReadAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var listed = await call.Service<FeedList>().GetAsync(cancellationToken).ConfigureAwait(false);
        var states = (await call.Service<FeedStore>().ListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(s => s.Url, StringComparer.Ordinal);
        return listed.Select(f => FeedView.Of(f, states.GetValueOrDefault(f.Url)))
            .OrderBy(f => f.State switch { "failing" => 0, "retired" => 1, "new" => 2, _ => 3 })
            .ThenBy(f => f.Title, StringComparer.OrdinalIgnoreCase).ThenBy(f => f.Url, StringComparer.Ordinal)
            .ToList();
    }
}

/// <summary>The feeds.</summary>
public sealed record FeedOverview(IReadOnlyList<FeedView> Items);

/// <summary>A feed and how reading it goes.</summary>
/// <param name="State">"new" (never asked), "ok", "failing" or "retired" (gone for good).</param>
public sealed record FeedView(
    string Url, string Title, string? Language, string? Folder, string State, string? Format, DateTimeOffset? LastAttempt, DateTimeOffset? LastSuccess,
    DateTimeOffset? LastNewEntry, DateTimeOffset? NextFetch, int Failures, int? LastStatus, string? LastError, string? Location, double EntriesPerDay, string? Notes)
{
    public static FeedView Of(WatchedFeed feed, FeedState? state) => new(
        feed.Url, feed.Title ?? state?.Title ?? feed.Url, feed.Language ?? state?.Language, feed.Folder, state?.Health ?? "new", state?.Format, state?.LastAttempt, state?.LastSuccess,
        state?.LastNewEntry, state is null || state.RetiredAt is not null ? null : state.NextFetch, state?.Failures ?? 0, state?.LastStatus, state?.LastError, state?.Location,
        Math.Round(state?.EntriesPerDay ?? 0, 2), state?.Notes);
}
