using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Webhooks;

/// <summary>
/// Signs and verifies as Standard Webhooks 1.0.0 says: HMAC-SHA256 over "id.timestamp.body", base64, written "v1,…";
/// several signatures are parted by spaces while a secret is being replaced.
/// </summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>How far the sender's clock may be from ours; an older message is a replay.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string Version = "v1,";
    private const int MaxSignatures = 16;

    /// <summary>The value of <c>webhook-timestamp</c>: seconds since 1970.</summary>
    public static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The value of <c>webhook-signature</c>: one signature for each secret, newest first.</summary>
    public static string Sign(IEnumerable<WebhookSecret> secrets, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var signed = SignedContent(id, Timestamp(at), body);
        return string.Join(' ', secrets.Select(secret => Version + Convert.ToBase64String(HMACSHA256.HashData(secret.Key, signed))));
    }

    /// <summary>Tells a receiver whether to trust a message. Compares in constant time.</summary>
    public static WebhookVerdict Verify(WebhookSecret secret, string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(signatures)
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return WebhookVerdict.HeadersMissing;
        var age = now.ToUnixTimeSeconds() - seconds;
        if (age > Tolerance.TotalSeconds)
            return WebhookVerdict.TooOld;
        if (age < -Tolerance.TotalSeconds)
            return WebhookVerdict.TooNew;

        var expected = HMACSHA256.HashData(secret.Key, SignedContent(id, timestamp, body));
        var given = new byte[expected.Length];
        foreach (var signature in signatures.Split(' ', MaxSignatures + 1).Take(MaxSignatures))
        {
            if (signature.StartsWith(Version, StringComparison.Ordinal)
                && Convert.TryFromBase64String(signature[Version.Length..], given, out var length)
                && CryptographicOperations.FixedTimeEquals(given.AsSpan(0, length), expected))
                return WebhookVerdict.Valid;
        }

        return WebhookVerdict.SignatureWrong;
    }

    private static byte[] SignedContent(string id, string timestamp, ReadOnlySpan<byte> body) =>
        [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
}

/// <summary>What a receiver found when it looked at the headers of a webhook.</summary>
public enum WebhookVerdict
{
    Valid,

    /// <summary>One of the three headers is absent or no number where one is due.</summary>
    HeadersMissing,

    /// <summary>Signed too long ago: late, or replayed.</summary>
    TooOld,

    /// <summary>Signed in the future: a clock is wrong.</summary>
    TooNew,

    /// <summary>Another secret, or somebody changed id, time or body.</summary>
    SignatureWrong,
}
