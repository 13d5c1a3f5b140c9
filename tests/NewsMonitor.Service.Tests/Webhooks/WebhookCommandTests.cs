using System.Text.Json.Nodes;
using NewsMonitor.Service.Tests.CommandLine;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Tests.Webhooks;

/// <summary><c>newsmonitor webhook test URL</c> as a user types it.</summary>
public sealed class WebhookCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_test_message_is_posted_signed_and_the_answer_is_printed()
    {
        await using var receiver = await LoopbackReceiver.StartAsync();

        var (exitCode, output, errors) = await ProgramUnderTest.RunAsync(Cancel, "webhook", "test", receiver.Url.AbsoluteUri);

        Assert.Equal((0, ""), (exitCode, errors));
        var result = JsonNode.Parse(output)!;
        Assert.Equal((204, true), ((int)result["status"]!, (bool)result["delivered"]!));
        Assert.Equal(WebhookVerdict.Valid, Assert.Single(receiver.Posts).Verify(WebhookSecret.Parse((string)result["secret"]!)));
    }

    [Fact]
    public async Task A_receiver_of_events_is_asked_first_and_a_known_secret_is_not_printed()
    {
        await using var receiver = await LoopbackReceiver.StartAsync();
        var secret = WebhookSecret.Generate();

        var (exitCode, output, _) = await ProgramUnderTest.RunAsync(Cancel, "webhook", "test", receiver.Url.AbsoluteUri, "--format", "cloudevents", "--secret", secret.Reveal());

        Assert.Equal(0, exitCode);
        Assert.Equal(["OPTIONS", "POST"], receiver.All.Select(r => r.Method));
        Assert.Equal(WebhookVerdict.Valid, receiver.Posts[0].Verify(secret));
        Assert.DoesNotContain(secret.Reveal(), output, StringComparison.Ordinal);
        Assert.Equal("none", (string?)JsonNode.Parse(output)!["permission"]);
    }

    [Fact]
    public async Task A_receiver_that_refuses_makes_the_command_fail_with_one_line()
    {
        await using var receiver = await LoopbackReceiver.StartAsync();
        receiver.AnswerWith(503);

        var (exitCode, output, errors) = await ProgramUnderTest.RunAsync(Cancel, "webhook", "test", receiver.Url.AbsoluteUri);

        Assert.Equal(1, exitCode);
        Assert.False((bool)JsonNode.Parse(output)!["delivered"]!);
        Assert.Contains("503", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://example.org/", "--secret", "abc")]
    [InlineData("https://example.org/", "--format", "xml")]
    [InlineData]
    public async Task Wrong_arguments_are_one_line_and_exit_code_2(params string[] arguments)
    {
        var (exitCode, output, errors) = await ProgramUnderTest.RunAsync(Cancel, ["webhook", "test", .. arguments]);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith("newsmonitor: ", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
