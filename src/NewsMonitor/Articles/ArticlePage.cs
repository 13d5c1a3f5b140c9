namespace NewsMonitor.Articles;

/// <summary>What the page behind an article's address turned out to be.</summary>
public enum PageKind
{
    Article,

    /// <summary>Only subscribers see the whole text.</summary>
    Paywall,

    /// <summary>A page that asks for consent (cookies, privacy) instead of the article.</summary>
    Consent,

    /// <summary>A page that wants to know whether a person is asking.</summary>
    RobotCheck,

    /// <summary>No main text was found.</summary>
    NoArticle,
}

/// <summary>The main text of a page, as plain text with blocks parted by line breaks, and what the page says of itself.</summary>
public sealed record ArticlePage(PageKind Kind, string? Title = null, string Text = "", string? Language = null, DateTimeOffset? PublishedAt = null, string? Author = null);
