using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace NewsMonitor.Webhooks;

/// <summary>
/// A symmetric signing secret of the Standard Webhooks specification: "whsec_" and 24 to 64 random bytes in base64.
/// Its text form hides it, so that it cannot slip into a log; <see cref="Reveal"/> shows it, to be called once.
/// </summary>
public sealed class WebhookSecret
{
    public const string Prefix = "whsec_";
    private const int GeneratedBytes = 32;
    private const int MinBytes = 24;
    private const int MaxBytes = 64;
    private readonly byte[] _key;

    private WebhookSecret(byte[] key) => _key = key;

    /// <summary>The HMAC key.</summary>
    public ReadOnlySpan<byte> Key => _key;

    /// <summary>A new secret of 32 bytes from the system's cryptographic generator.</summary>
    public static WebhookSecret Generate() => new(RandomNumberGenerator.GetBytes(GeneratedBytes));

    /// <summary>Reads "whsec_" + base64.</summary>
    /// <exception cref="InvalidInputException">It is not such a secret; the message does not repeat it.</exception>
    public static WebhookSecret Parse(string text) => TryParse(text, out var secret) ? secret : throw new InvalidInputException($"Not a webhook secret. {Wanted}");

    /// <summary>Reads "whsec_" + base64; false when it is not such a secret.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out WebhookSecret? secret)
    {
        var key = new byte[MaxBytes];
        secret = text.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(text[Prefix.Length..], key, out var length) && length >= MinBytes
            ? new WebhookSecret(key[..length])
            : null;
        return secret is not null;
    }

    /// <summary>What a secret looks like, for messages.</summary>
    public static string Wanted => $"Give \"{Prefix}\" and {MinBytes} to {MaxBytes} bytes in base64.";

    /// <summary>The secret itself, for its owner and for storage.</summary>
    public string Reveal() => Prefix + Convert.ToBase64String(_key);

    public override string ToString() => Prefix + "…";
}
