using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NewsMonitor.Http;
using NewsMonitor.Service.Webhooks;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Api;

/// <summary>Webhooks: who is told, and what came of it.</summary>
internal static class SubscriptionRoutes
{
    private static readonly ApiParameter<string> Id = ApiParameters.IdInPath("id", "Id of the subscription.", "0a1b2c3d4e5f");
    private static readonly ApiParameter<string> DeliveryId = ApiParameters.IdInPath("delivery", "Id of the delivery.", "2024091308-0a1b2c3d_0001");
    private static readonly ApiParameter<DateTimeOffset?> From = ApiParameters.Time("from", "Deliveries created at this time or later.");
    private static readonly ApiParameter<DateTimeOffset?> To = ApiParameters.Time("to", "Deliveries created before this time.");
    private static readonly ApiParameter<IReadOnlyList<DeliveryState>> State = ApiParameters.Several<DeliveryState>("state", "Deliveries in one of these states.");
    private static readonly ApiParameter<int> Limit = ApiParameters.Number("limit", "Most deliveries in one answer.", 1, 200, 50);
    private static readonly ApiParameter<PageCursor?> After = ApiParameters.After();

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        Route("listSubscriptions", "GET", "subscriptions", "Lists the subscriptions, oldest first. Secrets are not told.", [], ListAsync,
            new ApiAnswer(200, "Subscriptions.", Body: typeof(SubscriptionList))),
        Route("createSubscription", "POST", "subscriptions", "Makes a subscription; the answer is the only one that tells its secret.", [], CreateAsync,
            new ApiAnswer(201, "The subscription and its secret.", Body: typeof(SubscriptionCreated))) with
        {
            Body = typeof(SubscriptionRequest),
            BodyExample = """{"name":"Desk","url":"https://hooks.example.org/alerts","format":"json","filter":{"minSeverity":"medium","keys":[],"topics":["arms-transfers"],"languages":[]}}""",
        },
        Route("getSubscription", "GET", "subscriptions/{id}", "Gives a subscription.", [Id], GetAsync,
            new ApiAnswer(200, "The subscription.", Body: typeof(SubscriptionView))),
        Route("changeSubscription", "PATCH", "subscriptions/{id}", "Changes what is given of a subscription; pauses it or lets it go on.", [Id], ChangeAsync,
            new ApiAnswer(200, "The subscription as it is now.", Body: typeof(SubscriptionView))) with
        {
            Body = typeof(SubscriptionChange), BodyExample = """{"paused":true}""",
        },
        Route("deleteSubscription", "DELETE", "subscriptions/{id}", "Removes a subscription and its log.", [Id], DeleteAsync,
            new ApiAnswer(204, "Removed.")),
        Route("rotateSecret", "POST", "subscriptions/{id}/secret", "Makes a new secret; the old one signs too for a while.", [Id], RotateAsync,
            new ApiAnswer(200, "The subscription and its new secret.", Body: typeof(SubscriptionCreated))) with
        {
            Body = typeof(RotateRequest), IsBodyOptional = true, BodyExample = """{"overlapHours":24}""",
        },
        Route("testSubscription", "POST", "subscriptions/{id}/test", "Posts a test message at once and tells what came of it.", [Id], TestAsync,
            new ApiAnswer(200, "The attempt; `delivered` says whether the receiver took it.", Body: typeof(AttemptView))),
        Route("listDeliveries", "GET", "subscriptions/{id}/deliveries", "Lists what was sent to a subscription, newest first, with every attempt.", [Id, From, To, State, Limit, After], DeliveriesAsync,
            new ApiAnswer(200, "Deliveries.", Body: typeof(DeliveryList))),
        Route("getDelivery", "GET", "subscriptions/{id}/deliveries/{delivery}", "Gives a delivery with its request and every attempt.", [Id, DeliveryId], DeliveryAsync,
            new ApiAnswer(200, "The delivery.", Body: typeof(DeliveryDetail))),
        Route("redeliver", "POST", "subscriptions/{id}/redeliver", "Sends a delivery, or those of a time range, once more under the ids they had.", [Id], RedeliverAsync,
            new ApiAnswer(202, "How many are on their way again.", Body: typeof(RedeliverAnswer))) with
        {
            Body = typeof(RedeliverRequest), BodyExample = """{"from":"2024-09-13T00:00:00Z","to":"2024-09-14T00:00:00Z","state":"dead"}""",
        },
    ];

    private static ApiRoute Route(string name, string method, string template, string summary, IReadOnlyList<ApiParameter> parameters, ApiHandler handler, ApiAnswer answer) => new()
    {
        Name = name,
        Method = method,
        Template = template,
        Access = ApiAccess.Admin,
        Tag = "subscriptions",
        Summary = summary,
        Parameters = parameters,
        Answers = [answer],
        Handler = handler,
    };

    private static async Task<IResult> ListAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var all = await call.Service<SubscriptionStore>().ListAsync(cancellationToken).ConfigureAwait(false);
        return Replies.Json(new SubscriptionList(all.Select(SubscriptionView.Of).ToList()), ApiJson.Api.SubscriptionList);
    }

    private static async Task<IResult> GetAsync(ApiCall call, CancellationToken cancellationToken) =>
        Replies.Json(SubscriptionView.Of(await FindAsync(call, cancellationToken).ConfigureAwait(false)), ApiJson.Api.SubscriptionView);

    private static async Task<IResult> CreateAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var wish = await call.BodyAsync(ApiJson.Strict.SubscriptionRequest, w => w.Faults(TargetsOf(call)), cancellationToken).ConfigureAwait(false);
        var made = await call.Service<SubscriptionStore>().CreateAsync(wish.ToSettings(), wish.Secret is null ? null : WebhookSecret.Parse(wish.Secret), cancellationToken).ConfigureAwait(false);
        return Replies.Json(SubscriptionCreated.Of(made), ApiJson.Api.SubscriptionCreated, StatusCodes.Status201Created)
            .With("Location", $"/api/subscriptions/{made.Subscription.Id}")
            .With("Cache-Control", "no-store");
    }

    private static async Task<IResult> ChangeAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var wish = await call.BodyAsync(ApiJson.Strict.SubscriptionChange, w => w.Faults(TargetsOf(call)), cancellationToken).ConfigureAwait(false);
        var store = call.Service<SubscriptionStore>();
        Subscription? now = await FindAsync(call, cancellationToken).ConfigureAwait(false);
        if (wish.ChangesSettings)
            now = await store.UpdateAsync(now.Id, wish.Apply(now.Settings), cancellationToken).ConfigureAwait(false);
        if (now is not null && wish.Paused is { } paused)
            now = paused ? await store.PauseAsync(now.Id, cancellationToken).ConfigureAwait(false) : await store.ResumeAsync(now.Id, cancellationToken).ConfigureAwait(false);
        return Replies.Json(SubscriptionView.Of(now ?? throw Missing(call)), ApiJson.Api.SubscriptionView);
    }

    private static async Task<IResult> DeleteAsync(ApiCall call, CancellationToken cancellationToken) =>
        await call.Service<SubscriptionStore>().DeleteAsync(call.Get(Id), cancellationToken).ConfigureAwait(false) ? ApiReply.Empty : throw Missing(call);

    private static async Task<IResult> RotateAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var wish = await call.BodyAsync(ApiJson.Strict.RotateRequest, w => w.Faults(), cancellationToken).ConfigureAwait(false);
        var made = await call.Service<SubscriptionStore>().RotateSecretAsync(call.Get(Id), wish.Overlap, cancellationToken).ConfigureAwait(false) ?? throw Missing(call);
        return Replies.Json(SubscriptionCreated.Of(made), ApiJson.Api.SubscriptionCreated).With("Cache-Control", "no-store");
    }

    private static async Task<IResult> TestAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var attempt = await call.Service<TestDelivery>().RunAsync(call.Get(Id), cancellationToken).ConfigureAwait(false) ?? throw Missing(call);
        return Replies.Json(AttemptView.Of(attempt), ApiJson.Api.AttemptView);
    }

    private static async Task<IResult> DeliveriesAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var subscription = await FindAsync(call, cancellationToken).ConfigureAwait(false);
        var states = call.Get(State);
        DeliveryState? only = states.Count == 1 ? states[0] : null;
        // The store gives the newest of a span; behind a cursor the span ends there.
        var until = call.Get(After) is { } place && CreatedAtOf(place) is { } at && !(call.Get(To) < at) ? at : call.Get(To);
        var all = await call.Service<DeliveryStore>().ListAsync(subscription.Id, call.Get(From), until, only, cancellationToken).ConfigureAwait(false);
        var fitting = all.Where(d => states.Count == 0 || states.Contains(d.State));
        if (call.Get(After) is { } after)
            fitting = fitting.Where(d => string.CompareOrdinal(SortKeyOf(d), after.SortKey) < 0);
        var limit = call.Get(Limit);
        var page = fitting.OrderByDescending(SortKeyOf, StringComparer.Ordinal).Take(limit + 1).ToList();
        var next = page.Count > limit ? new PageCursor(SortKeyOf(page[limit - 1])).ToString() : null;
        return Replies.Json(new DeliveryList(page.Take(limit).Select(DeliveryView.Of).ToList(), next), ApiJson.Api.DeliveryList)
            .With("Link", next is null ? null : $"<{new Links(call.Request).Here(After.Name, next)}>; rel=\"next\"");
    }

    private static async Task<IResult> DeliveryAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var subscription = await FindAsync(call, cancellationToken).ConfigureAwait(false);
        var delivery = await call.Service<DeliveryStore>().FindAsync(subscription.Id, call.Get(DeliveryId), cancellationToken).ConfigureAwait(false)
            ?? throw ApiProblemException.NotFound($"There is no delivery {call.Get(DeliveryId)}.");
        var message = await call.Service<DeliveryContents>().ReadAsync(subscription, delivery, cancellationToken).ConfigureAwait(false);
        return Replies.Json(DeliveryDetail.Of(delivery, subscription, message), ApiJson.Api.DeliveryDetail);
    }

    private static async Task<IResult> RedeliverAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var wish = await call.BodyAsync(ApiJson.Strict.RedeliverRequest, w => w.Faults(), cancellationToken).ConfigureAwait(false);
        var subscription = await FindAsync(call, cancellationToken).ConfigureAwait(false);
        var store = call.Service<DeliveryStore>();
        IReadOnlyList<Delivery> chosen = wish.DeliveryId is { } id
            ? [await store.FindAsync(subscription.Id, id, cancellationToken).ConfigureAwait(false) ?? throw ApiProblemException.NotFound($"There is no delivery {id}.")]
            : await store.ListAsync(subscription.Id, wish.From, wish.To, wish.State, cancellationToken).ConfigureAwait(false);
        if (wish.DeliveryId is not null && !chosen[0].Finished)
            throw ApiProblemException.Conflict("The delivery is still on its way.");
        return Replies.Json(new RedeliverAnswer(await store.RedeliverAsync(chosen, cancellationToken).ConfigureAwait(false)), ApiJson.Api.RedeliverAnswer, StatusCodes.Status202Accepted);
    }

    private static async Task<Subscription> FindAsync(ApiCall call, CancellationToken cancellationToken) =>
        await call.Service<SubscriptionStore>().FindAsync(call.Get(Id), cancellationToken).ConfigureAwait(false) ?? throw Missing(call);

    private static AddressPolicy TargetsOf(ApiCall call) => call.Service<IOptions<WebhookOptions>>().Value.Targets;

    private static ApiProblemException Missing(ApiCall call) => ApiProblemException.NotFound($"There is no subscription {call.Get(Id)}.");

    /// <summary>The moment just behind the one a cursor names.</summary>
    private static DateTimeOffset? CreatedAtOf(PageCursor place) =>
        long.TryParse(place.SortKey.AsSpan(0, Math.Min(19, place.SortKey.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks < DateTime.MaxValue.Ticks
            ? new DateTimeOffset(ticks + 1, TimeSpan.Zero)
            : null;

    private static string SortKeyOf(Delivery delivery) => string.Create(CultureInfo.InvariantCulture, $"{delivery.CreatedAt.UtcTicks:D19} {delivery.Id}");
}
