using System.Net;
using NewsMonitor.Http;

namespace NewsMonitor.Articles;

/// <summary>Fetches the page behind an article's address and reads its main text, under the same guard and bounds as feeds.</summary>
public sealed class PageReader(DocumentClient client)
{
    private const string Accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";

    /// <param name="address">Where the page is.</param>
    /// <param name="mayFollow">Whether an address that a redirect leads to may be asked for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FetchException">The page could not be had; the message says why.</exception>
    public async Task<ArticlePage> ReadAsync(Uri address, Predicate<Uri> mayFollow, CancellationToken cancellationToken)
    {
        var answer = await client.GetAsync(new DocumentRequest(address, Accept) { MayFollow = mayFollow }, cancellationToken).ConfigureAwait(false);
        return answer.Status switch
        {
            // Where the page is gone, many sites lead to their front page, whose texts are other articles.
            HttpStatusCode.OK when answer.Address.PathAndQuery == "/" && address.PathAndQuery != "/" => new ArticlePage(PageKind.NoArticle),
            HttpStatusCode.OK => await MainText.ExtractAsync(answer.Body, answer.ContentType, answer.Address, cancellationToken).ConfigureAwait(false),
            HttpStatusCode.PaymentRequired => new ArticlePage(PageKind.Paywall),
            HttpStatusCode.Forbidden => new ArticlePage(PageKind.RobotCheck),
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => throw new FetchException(FetchProblem.Throttled, $"The server asks to be left alone ({(int)answer.Status})."),
            _ => new ArticlePage(PageKind.NoArticle),
        };
    }
}
