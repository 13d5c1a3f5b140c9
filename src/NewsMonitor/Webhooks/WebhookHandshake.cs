using System.Globalization;

namespace NewsMonitor.Webhooks;

/// <summary>
/// Asks a receiver of CloudEvents whether it wants to be called, as "HTTP 1.1 Web Hooks for Event Delivery" 1.0 says:
/// OPTIONS with WebHook-Request-Origin. A receiver that does not know the question is called all the same, at a low rate.
/// </summary>
public static class WebhookHandshake
{
    /// <summary>Requests a minute to a receiver that gave no permission.</summary>
    public const int RateWithoutPermission = 10;

    /// <summary>How long an answer holds.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(1);

    /// <summary>Asks for permission for <paramref name="origin"/>, the DNS name of this monitor.</summary>
    public static async Task<WebhookPermission> AskAsync(WebhookSender sender, TimeProvider time, Uri url, string origin, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Options, url);
        request.Headers.Add("WebHook-Request-Origin", origin);
        string? allowed = null, rate = null;
        var attempt = await sender.SendAsync(request, at, cancellationToken, response =>
        {
            allowed = Header(response, "WebHook-Allowed-Origin");
            rate = Header(response, "WebHook-Allowed-Rate");
        }).ConfigureAwait(false);

        // Consent is the header, not the status code: a receiver may answer 200 to any OPTIONS.
        if (allowed is null)
            return new WebhookPermission(at, Answered: attempt.Status is not null, Granted: false, Refused: false, RateWithoutPermission);
        var granted = allowed == "*" || allowed.Equals(origin, StringComparison.OrdinalIgnoreCase);
        return new WebhookPermission(at, Answered: true, granted, Refused: !granted,
            int.TryParse(rate, NumberStyles.None, CultureInfo.InvariantCulture, out var perMinute) && perMinute > 0 ? perMinute : null);
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault()?.Trim() : null;
}

/// <summary>What a receiver said to the question whether it wants to be called.</summary>
/// <param name="At">When.</param>
/// <param name="Answered">False when there was no answer at all.</param>
/// <param name="Granted">It named us, or everybody.</param>
/// <param name="Refused">It named somebody else.</param>
/// <param name="PerMinute">Requests a minute; null for any number.</param>
public sealed record WebhookPermission(DateTimeOffset At, bool Answered, bool Granted, bool Refused, int? PerMinute)
{
    /// <summary>Least time between two requests.</summary>
    public TimeSpan Gap => PerMinute is { } rate ? TimeSpan.FromMinutes(1.0 / rate) : TimeSpan.Zero;
}
