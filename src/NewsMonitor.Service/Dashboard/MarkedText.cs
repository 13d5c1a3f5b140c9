using NewsMonitor.Alerts;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;

namespace NewsMonitor.Service.Dashboard;

internal readonly record struct MarkedPiece(string Text, bool Marked);

/// <summary>A text with some of its words marked.</summary>
internal static class MarkedText
{
    /// <summary>The text in pieces; marks that overlap are merged, marks outside the text are left out.</summary>
    public static IReadOnlyList<MarkedPiece> Cut(string text, IReadOnlyList<(int Start, int Length)> marks)
    {
        var pieces = new List<MarkedPiece>();
        var at = 0;
        foreach (var (start, length) in marks.Where(m => m.Start >= 0 && m.Length > 0).OrderBy(m => m.Start))
        {
            var from = Math.Max(start, at);
            var to = Math.Min(start + length, text.Length);
            if (to <= from)
                continue;
            if (from > at)
                pieces.Add(new(text[at..from], false));
            pieces.Add(new(text[from..to], true));
            at = to;
        }

        if (at < text.Length)
            pieces.Add(new(text[at..], false));
        return pieces;
    }

    /// <summary>Where the words of the watchlist stand in title and snippet of a story.</summary>
    public static async Task<StoryMarks> FindAsync(IArticleAnalyzer analyzer, AlertStory story, CancellationToken cancellationToken)
    {
        var analysis = await analyzer.AnalyzeAsync(
            new Article { Id = story.Id, Url = story.Url, Title = story.Title, Text = story.Snippet, EventTime = story.PublishedAt, Source = story.Publisher, Language = story.Language }, cancellationToken).ConfigureAwait(false);
        var spans = analysis.Entities.SelectMany(e => e.Spans).ToList();
        return new StoryMarks(Of(TextPart.Title), Of(TextPart.Text));

        IReadOnlyList<(int, int)> Of(TextPart part) => spans.Where(s => s.Part == part).Select(s => (s.Start, s.Length)).ToList();
    }
}

/// <summary>Where the matched words of a story stand.</summary>
public sealed record StoryMarks(IReadOnlyList<(int Start, int Length)> Title, IReadOnlyList<(int Start, int Length)> Snippet)
{
    public static StoryMarks None { get; } = new([], []);
}
