using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Http;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Local.Commands;

/// <summary><c>webhook test URL</c>: posts one signed test message and prints what came of it.</summary>
internal static class WebhookCommand
{
    private const string SecretVariable = "NEWSMONITOR_WEBHOOK_SECRET";

    public static Command Create() => new("webhook", "Tries out webhooks.") { Test() };

    private static Command Test()
    {
        var url = new Argument<string>("URL") { Description = "The receiver, http or https; it may be on this machine or network." };
        var format = new Option<string>("--format") { Description = "json, cloudevents, slack or teams.", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "cloudevents", "slack", "teams");
        var secret = new Option<string?>("--secret")
        {
            Description = $"The secret the receiver knows (whsec_…); otherwise that of the variable {SecretVariable}, otherwise a new one, which is printed.",
        };
        var command = new Command("test", "Posts a test message and prints the answer as a JSON object; fails when the receiver does not take it.") { url, format, secret };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(url), Enum.Parse<WebhookFormat>(parsed.GetRequiredValue(format), ignoreCase: true), parsed.GetValue(secret), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string address, WebhookFormat format, string? givenSecret, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            throw new InvalidInputException($"\"{address}\" is not an address (http://… or https://…).");
        // Whoever types an address at his own machine may post there; redirects are not followed.
        var addresses = new AddressPolicy([url.DnsSafeHost, url.Host]);
        new SubscriptionSettings { Url = url }.Validate(addresses);
        givenSecret ??= Environment.GetEnvironmentVariable(SecretVariable) is { Length: > 0 } known ? known : null;
        var secret = givenSecret is null ? WebhookSecret.Generate() : WebhookSecret.Parse(givenSecret);

        using var client = new HttpMessageInvoker(GuardedHttp.CreateHandler(addresses));
        var sender = new WebhookSender(client, TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow();
        var message = WebhookMessage.Of($"msg_test_{now.ToUnixTimeMilliseconds()}", format, [TestAlert.At(now)], new Uri("urn:newsmonitor"));
        var permission = format == WebhookFormat.CloudEvents
            ? await WebhookHandshake.AskAsync(sender, TimeProvider.System, url, Environment.MachineName.ToLowerInvariant(), cancellationToken).ConfigureAwait(false)
            : null;
        var attempt = await sender.SendAsync(url, message, [secret], origin: null, cancellationToken).ConfigureAwait(false);

        var result = new JsonObject
        {
            ["url"] = url.AbsoluteUri,
            ["format"] = format.ToString().ToLowerInvariant(),
            ["webhookId"] = message.Id,
            ["delivered"] = attempt.Delivered,
            ["status"] = (int?)attempt.Status,
            ["error"] = attempt.Error,
            ["response"] = attempt.Response,
            ["milliseconds"] = Math.Round(attempt.Duration.TotalMilliseconds, 1),
        };
        if (permission is not null)
            result["permission"] = permission.Granted ? "granted" : permission.Refused ? "refused" : "none";
        if (givenSecret is null)
            result["secret"] = secret.Reveal();
        Console.Out.WriteLine(result.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        if (attempt.Delivered)
            return CommandLineHost.Done;
        Console.Error.WriteLine($"newsmonitor: {url.Host} did not take the message: {attempt.Summary}");
        return CommandLineHost.Failed;
    }
}
