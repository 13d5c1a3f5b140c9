using System.CommandLine;

namespace NewsMonitor.Local.Commands;

internal static class WebhookCommand
{
    public static Command Create() => new("webhook", "Tries out webhooks.");
}
