using System.Text;
using System.Text.Json;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Tests.Webhooks;

public sealed class SignatureTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly byte[] Body = "{\"test\": 2432232314}"u8.ToArray();
    private static readonly WebhookSecret Secret = WebhookSecret.Parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    [Fact]
    public void The_signature_is_that_of_the_specification()
    {
        // The example of the Standard Webhooks reference libraries.
        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", WebhookSignature.Sign([Secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", At, Body));
    }

    [Fact]
    public void A_receiver_trusts_what_was_signed_lately_with_its_secret_and_nothing_else()
    {
        var other = WebhookSecret.Generate();
        var signature = WebhookSignature.Sign([other, Secret], "msg_1", At, Body);
        var time = WebhookSignature.Timestamp(At);

        Assert.Equal(WebhookVerdict.Valid, WebhookSignature.Verify(Secret, "msg_1", time, signature, Body, At.AddMinutes(4)));
        Assert.Equal(WebhookVerdict.Valid, WebhookSignature.Verify(other, "msg_1", time, signature, Body, At.AddMinutes(-4)));
        Assert.Equal(WebhookVerdict.TooOld, WebhookSignature.Verify(Secret, "msg_1", time, signature, Body, At.AddMinutes(6)));
        Assert.Equal(WebhookVerdict.TooNew, WebhookSignature.Verify(Secret, "msg_1", time, signature, Body, At.AddMinutes(-6)));
        Assert.Equal(WebhookVerdict.SignatureWrong, WebhookSignature.Verify(Secret, "msg_2", time, signature, Body, At));
        Assert.Equal(WebhookVerdict.SignatureWrong, WebhookSignature.Verify(Secret, "msg_1", WebhookSignature.Timestamp(At.AddSeconds(1)), signature, Body, At));
        Assert.Equal(WebhookVerdict.SignatureWrong, WebhookSignature.Verify(Secret, "msg_1", time, signature, "{}"u8, At));
        Assert.Equal(WebhookVerdict.SignatureWrong, WebhookSignature.Verify(WebhookSecret.Generate(), "msg_1", time, signature, Body, At));
        Assert.Equal(WebhookVerdict.SignatureWrong, WebhookSignature.Verify(Secret, "msg_1", time, "v1, v1,AAAA v2,xyz nonsense", Body, At));
        Assert.Equal(WebhookVerdict.HeadersMissing, WebhookSignature.Verify(Secret, "msg_1", "soon", signature, Body, At));
        Assert.Equal(WebhookVerdict.HeadersMissing, WebhookSignature.Verify(Secret, null, time, signature, Body, At));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64!")]
    public void What_is_no_secret_is_refused_without_being_repeated(string text)
    {
        var refused = Assert.Throws<InvalidInputException>(() => WebhookSecret.Parse(text));
        Assert.DoesNotContain(text.Length > 6 ? text[6..] : "no text", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generated_secret_can_be_read_back_and_does_not_print_itself()
    {
        var secret = WebhookSecret.Generate();
        Assert.True(WebhookSecret.Parse(secret.Reveal()).Key.SequenceEqual(secret.Key));
        Assert.Equal(32, secret.Key.Length);
        Assert.Equal("whsec_…", $"{secret}");
    }

    [Fact]
    public async Task The_npm_client_of_the_specification_agrees()
    {
        var now = TimeProvider.System.GetUtcNow();
        var body = "{\"headline\":\"平壤 Пхеньян — \\\"quoted\\\"\"}";
        var rotated = WebhookSecret.Generate();
        var requests = new[]
        {
            Request(Secret, now, body),
            Request(rotated, now, body, Secret),
            Request(Secret, now, body) with { Body = body.Replace("quoted", "changed", StringComparison.Ordinal) },
            Request(rotated, now, body),
            Request(Secret, now.AddMinutes(-6), body),
            Request(Secret, now.AddMinutes(6), body),
        };

        var input = JsonSerializer.Serialize(new { secret = Secret.Reveal(), requests }, JsonSerializerOptions.Web);
        var output = await Peers.RunAsync("webhooks.mjs", "signatures", input, TestContext.Current.CancellationToken);

        Assert.Equal(
            [null, null, "No matching signature found", "No matching signature found", "Message timestamp too old", "Message timestamp too new"],
            JsonSerializer.Deserialize<string?[]>(output)!);
    }

    private static SignedRequest Request(WebhookSecret secret, DateTimeOffset at, string body, params WebhookSecret[] further) => new(
        new()
        {
            [WebhookSignature.IdHeader] = "msg_1",
            [WebhookSignature.TimestampHeader] = WebhookSignature.Timestamp(at),
            [WebhookSignature.SignatureHeader] = WebhookSignature.Sign([secret, .. further], "msg_1", at, Encoding.UTF8.GetBytes(body)),
        },
        body);

    private sealed record SignedRequest(Dictionary<string, string> Headers, string Body);
}
