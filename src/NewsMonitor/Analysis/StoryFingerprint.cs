namespace NewsMonitor.Analysis;

/// <summary>
/// A short summary of a text from which one can tell whether two texts are near-identical. Opaque outside this room;
/// its text form is stored in mention rows.
/// </summary>
public sealed record StoryFingerprint(string Value)
{
    public static StoryFingerprint Of(string title, string text) => new(Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text.Length > 0 ? text : title)).AsSpan(0, 8)));
}
