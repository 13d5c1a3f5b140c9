using NewsMonitor.Analysis.Stories;

namespace NewsMonitor.Analysis;

/// <summary>
/// A short summary of a text from which one can tell whether two texts are near-identical; see docs/stories.md. Opaque
/// outside this room; its text form (at most 700 characters of URL-safe Base64) is stored in mention rows.
/// </summary>
public sealed record StoryFingerprint(string Value)
{
    /// <summary>Does not depend on case, accents, width, punctuation, spacing or Unicode normal form.</summary>
    public static StoryFingerprint Of(string title, string text) => new(SketchBuilder.Build(title, text));
}
