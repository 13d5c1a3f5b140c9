using System.Runtime.InteropServices;
using NewsMonitor.Analysis.Stories;

namespace NewsMonitor.Analysis;

/// <summary>
/// Tells copies from news: assigns near-identical texts within a window of days to one story. Texts must be added in
/// order of event time (ties by article id); the outcome for a text depends only on the texts before it, so the stories
/// of a day stay the same whatever comes later. Memory is bounded by <see cref="MaxTexts"/>. Not thread-safe.
/// </summary>
public sealed class StoryIndex(TimeSpan window)
{
    /// <summary>Texts that are kept to compare with (about 1 kB each); beyond it the oldest stories are forgotten.</summary>
    public const int MaxTexts = 100_000;

    /// <summary>Different versions of a story that are kept to compare with.</summary>
    private const int MaxVersions = 6;

    // Hashes of each sample by which a text is found again.
    private const int BodyKeys = 12, LeadKeys = 8, TitleKeys = 6;

    /// <summary>Newest texts looked at for one hash: a ritual phrase stands in hundreds.</summary>
    private const int MaxPerKey = 40;

    /// <summary>Texts compared in full.</summary>
    private const int MaxCompared = 16;

    private readonly FrequencyTable _frequencies = new();
    private readonly PostingTable _postings = new();
    private readonly List<Version> _versions = [];
    private readonly Dictionary<int, int> _shared = [];
    private readonly List<(int Shared, int Version)> _candidates = [];
    private CopyTest? _test;
    private DateTimeOffset _now = DateTimeOffset.MinValue;

    /// <summary>How long after the last copy another copy still belongs to the story.</summary>
    public TimeSpan Window { get; } = window;

    /// <summary>The story of a text: the id of the first article that told it.</summary>
    public string Assign(string articleId, DateTimeOffset eventTime, StoryFingerprint fingerprint)
    {
        _now = eventTime > _now ? eventTime : _now;
        var sketch = StorySketch.Decode(fingerprint.Value);
        if (sketch is null || sketch.Title.Hashes.IsEmpty && !sketch.HasBody)
            return articleId;

        var (version, kinship, strength) = Closest(sketch);
        if (version is null)
        {
            _frequencies.Add(sketch);
            Keep(sketch, new Story(articleId) { LastAt = _now }, comparable: true);
            return articleId;
        }

        var story = version.Story;
        story.LastAt = _now;
        // An exact copy tells nothing that is not known.
        if ((kinship == Kinship.Contained || strength < 0.98f) && story.Versions < MaxVersions)
            Keep(sketch, story, comparable: kinship == Kinship.Copy);
        return story.Id;
    }

    /// <summary>Forgets all, and knows what <paramref name="other"/> knows.</summary>
    internal void CopyFrom(StoryIndex other)
    {
        _frequencies.CopyFrom(other._frequencies);
        _postings.CopyFrom(other._postings);
        _now = other._now;
        _versions.Clear();
        var stories = new Dictionary<Story, Story>(ReferenceEqualityComparer.Instance);
        foreach (var version in other._versions)
        {
            if (!stories.TryGetValue(version.Story, out var story))
                stories[version.Story] = story = new Story(version.Story.Id) { LastAt = version.Story.LastAt, Versions = version.Story.Versions };
            _versions.Add(version with { Story = story });
        }
    }

    private (Version? Version, Kinship Kinship, float Strength) Closest(StorySketch sketch)
    {
        var test = _test ??= new CopyTest(_frequencies);
        (Version? Version, Kinship Kinship, float Strength) best = (null, Kinship.None, 0);
        foreach (var candidate in Candidates(sketch))
        {
            var version = _versions[candidate.Version];
            var (kinship, strength) = test.Compare(sketch, version.Sketch, _now - version.At);
            // A round-up or teaser that joined a story does not draw others into it.
            if (kinship == Kinship.None || kinship == Kinship.Contained && !version.Comparable)
                continue;
            if ((kinship, strength).CompareTo((best.Kinship, best.Strength)) > 0)
                best = (version, kinship, strength);
        }

        return best;
    }

    /// <summary>The texts that share most of the keys, best first; of equals the older.</summary>
    private Span<(int Shared, int Version)> Candidates(StorySketch sketch)
    {
        _shared.Clear();
        Count(sketch.Body.Hashes, BodyKeys, 1);
        Count(sketch.Lead.Hashes, LeadKeys, 2);
        Count(sketch.Title.Hashes, TitleKeys, 3);
        _candidates.Clear();
        foreach (var (version, shared) in _shared)
        {
            if (_now - _versions[version].Story.LastAt <= Window)
                _candidates.Add((-shared, version));
        }

        _candidates.Sort();
        return CollectionsMarshal.AsSpan(_candidates)[..Math.Min(MaxCompared, _candidates.Count)];
    }

    private void Count(ReadOnlySpan<uint> hashes, int keys, uint sample)
    {
        Span<int> found = stackalloc int[MaxPerKey];
        for (var i = 0; i < hashes.Length && i < keys; i++)
        {
            var count = _postings.Newest(Key(hashes[i], sample), found);
            // What few texts have is worth more than what all have.
            var worth = count < 8 ? 3 : count < MaxPerKey ? 2 : 1;
            foreach (var version in found[..count])
                CollectionsMarshal.GetValueRefOrAddDefault(_shared, version, out _) += worth;
        }
    }

    private void Keep(StorySketch sketch, Story story, bool comparable)
    {
        if (_versions.Count >= MaxTexts)
            Forget();
        story.Versions++;
        _versions.Add(new Version(sketch, story, _now, comparable));
        Post(sketch, _versions.Count - 1);
    }

    private void Post(StorySketch sketch, int version)
    {
        Post(sketch.Body.Hashes, BodyKeys, 1, version);
        Post(sketch.Lead.Hashes, LeadKeys, 2, version);
        Post(sketch.Title.Hashes, TitleKeys, 3, version);
    }

    private void Post(ReadOnlySpan<uint> hashes, int keys, uint sample, int version)
    {
        for (var i = 0; i < hashes.Length && i < keys; i++)
            _postings.Add(Key(hashes[i], sample), version);
    }

    /// <summary>Drops the stories whose window is over; when that is not half, the oldest ones until it is.</summary>
    private void Forget()
    {
        var times = _versions.Select(v => v.Story.LastAt).Order().ToArray();
        var half = times[times.Length / 2];
        var from = _now - Window > half ? _now - Window : half;
        _versions.RemoveAll(v => v.Story.LastAt < from);
        // All of one moment: then by order of arrival.
        if (_versions.Count > MaxTexts / 2)
            _versions.RemoveRange(0, _versions.Count - MaxTexts / 2);
        _postings.Clear();
        for (var i = 0; i < _versions.Count; i++)
            Post(_versions[i].Sketch, i);
    }

    // Terms carry flags in their low bits which differ between copies; other samples lose nothing that matters.
    private static uint Key(uint hash, uint sample) => (hash >> 2) | sample << 24;

    private sealed class Story(string id)
    {
        public string Id { get; } = id;

        public DateTimeOffset LastAt { get; set; }

        public int Versions { get; set; }
    }

    /// <param name="Comparable">Whether a text that contains it, or is contained in it, belongs to the story.</param>
    private sealed record Version(StorySketch Sketch, Story Story, DateTimeOffset At, bool Comparable);
}
