using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SmartReader;

namespace NewsMonitor.Articles;

/// <summary>Finds the main text of a web page (SmartReader, which follows Mozilla's Readability), or what stands in its way.</summary>
public static class MainText
{
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Longest text taken from a page, in characters: as much as from a feed.</summary>
    private const int MaxTextLength = 400_000;

    // Browsers stop nesting at 512; deeper documents are made to exhaust those who read them.
    private const int MaxDepth = 500;
    private const int MaxElements = 20_000;
    private const int MaxNodes = 4 * MaxElements;

    // Both libraries look for a node's sibling from the first one on: long rows of children cost the square of their length.
    // This is the sum of the squares, that of one row of 3,000.
    private const long MaxSiblingSteps = 9_000_000;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(5);

    static MainText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads a page. Character set from byte order mark, HTTP header or the page itself, in this order.</summary>
    /// <param name="contentType">The HTTP Content-Type header; null when there was none.</param>
    public static async Task<ArticlePage> ExtractAsync(ReadOnlyMemory<byte> page, string? contentType, Uri address, CancellationToken cancellationToken)
    {
        if (page.Length > MaxBytes || !IsHtml(contentType, page.Span) || HtmlNesting.IsBeyond(page.Span, MaxDepth, MaxElements))
            return new ArticlePage(PageKind.NoArticle);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(MaxTime);
        try
        {
            using var context = BrowsingContext.New(Configuration.Default);
            using var document = await OpenAsync(context, page, contentType, address, time.Token).ConfigureAwait(false);
            return document is IHtmlDocument html && IsBounded(html) ? await ReadAsync(html, address, time.Token).ConfigureAwait(false) : new ArticlePage(PageKind.NoArticle);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ArticlePage(PageKind.NoArticle);
        }
    }

    private static async Task<IDocument> OpenAsync(IBrowsingContext context, ReadOnlyMemory<byte> page, string? contentType, Uri address, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(page.ToArray(), writable: false);
        // A browsing context without loader and scripting opens what it is given and nothing else.
        return await context.OpenAsync(
            response => response.Address(address.AbsoluteUri).Header("Content-Type", contentType ?? "text/html").Content(content), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ArticlePage> ReadAsync(IHtmlDocument html, Uri address, CancellationToken cancellationToken)
    {
        // The barriers are looked for first: the reader takes the document apart.
        var barriers = PageBarriers.Of(html, address);
        using var reader = new Reader(address.AbsoluteUri, html) { MaxElemsToParse = MaxElements };
        var article = await reader.GetArticleAsync(cancellationToken).ConfigureAwait(false);
        var text = article.IsReadable ? Folded(article.TextContent) : "";
        if (text.Length > MaxTextLength)
            text = text[..(char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength)];
        return new ArticlePage(barriers.Judge(text), article.Title, text, article.Language, article.PublicationDate is { } at ? Utc(at) : null, article.Author);
    }

    private static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at.Kind == DateTimeKind.Local ? at.ToUniversalTime() : at, DateTimeKind.Utc));

    private static string Folded(string? text) =>
        string.Join('\n', (text ?? "").Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0));

    private static bool IsHtml(string? contentType, ReadOnlySpan<byte> page) =>
        contentType is null ? page.TrimStart(" \t\r\n"u8).StartsWith("<"u8)
        : contentType.Contains("html", StringComparison.OrdinalIgnoreCase) || contentType.Contains("xml", StringComparison.OrdinalIgnoreCase) || contentType.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase);

    /// <summary>Walks the tree without recursion, and by index: what comes after does recurse, and looks siblings up one by one.</summary>
    private static bool IsBounded(IHtmlDocument html)
    {
        var nodes = 0;
        var steps = 0L;
        var path = new Stack<(INodeList Children, int Next)>();
        path.Push((html.ChildNodes, 0));
        while (path.TryPop(out var level))
        {
            if (level.Next == 0)
                steps += (long)level.Children.Length * level.Children.Length;
            if (steps > MaxSiblingSteps || path.Count > MaxDepth || ++nodes > MaxNodes)
                return false;
            if (level.Next == level.Children.Length)
                continue;
            path.Push((level.Children, level.Next + 1));
            path.Push((level.Children[level.Next].ChildNodes, 0));
        }

        return true;
    }
}
