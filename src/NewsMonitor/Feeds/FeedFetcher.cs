using System.Net;
using System.Security.Cryptography;
using NewsMonitor.Http;

namespace NewsMonitor.Feeds;

/// <summary>Polls one feed: asks conditionally, reads what comes, and says what it was. Never throws for what a server does.</summary>
public sealed class FeedFetcher(DocumentClient client, TimeProvider time)
{
    /// <summary>What is asked for, feeds first.</summary>
    public const string Accept = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";

    /// <summary>Now and then the whole document is asked for: some servers answer 304 for ever.</summary>
    private static readonly TimeSpan WholeEvery = TimeSpan.FromHours(24);

    public async Task<FeedFetch> FetchAsync(FeedState state, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(state.Address, UriKind.Absolute, out var address))
            return Failure("The address of the feed is no address.");
        var whole = state.DocumentHash is null || state.Address != (state.Location ?? state.Url) || time.GetUtcNow() - state.LastWhole >= WholeEvery;
        var request = whole ? new DocumentRequest(address, Accept) : new DocumentRequest(address, Accept, state.ETag, state.LastModified);
        try
        {
            var answer = await client.GetAsync(request, cancellationToken).ConfigureAwait(false);
            return Interpret(answer, state, asked: request) with
            {
                Status = (int)answer.Status,
                RetryAfter = answer.RetryAfter,
                FreshFor = answer.FreshFor,
                TransferredBytes = answer.TransferredBytes,
                Requests = answer.Requests,
            };
        }
        catch (FetchException e)
        {
            return Failure(e.Message) with { IsOfHost = e.IsOfHost, Requests = 1 };
        }
    }

    private FeedFetch Interpret(FetchedDocument answer, FeedState state, DocumentRequest asked) => answer.Status switch
    {
        HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation => Read(answer, state, asked),
        HttpStatusCode.NotModified when asked.ETag is not null || asked.LastModified is not null => new FeedFetch
        {
            Outcome = PollOutcome.Unchanged,
            MovedTo = answer.MovedTo?.AbsoluteUri,
            ETag = answer.ETag ?? state.ETag,
            LastModified = answer.LastModified ?? state.LastModified,
            DocumentHash = state.DocumentHash,
        },
        HttpStatusCode.NotModified => Failure("The server says \"not modified\" (304) although it was asked for the whole document."),
        HttpStatusCode.Gone => Failure("The publisher has taken the feed down for good (410).") with { Outcome = PollOutcome.Gone },
        HttpStatusCode.TooManyRequests => Failure("The server is asked too often (429).") with { Outcome = PollOutcome.Throttled, IsOfHost = DocumentClient.SameHost(answer.Address, asked.Address) },
        HttpStatusCode.ServiceUnavailable => Failure("The server is not available now (503).") with { Outcome = PollOutcome.Throttled, IsOfHost = answer.RetryAfter is not null && DocumentClient.SameHost(answer.Address, asked.Address) },
        HttpStatusCode.NotFound => Failure("There is no such document (404)."),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Failure($"The server refuses access ({(int)answer.Status})."),
        HttpStatusCode.UnavailableForLegalReasons => Failure("The document is withheld for legal reasons (451)."),
        >= HttpStatusCode.InternalServerError => Failure($"The server has an error of its own ({(int)answer.Status})."),
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => Failure($"The server redirects ({(int)answer.Status}) without saying where to."),
        _ => Failure($"The server answers with status {(int)answer.Status}."),
    };

    private FeedFetch Read(FetchedDocument answer, FeedState state, DocumentRequest asked)
    {
        if (answer.Body.Span.Trim(" \t\r\n\0"u8).IsEmpty)
            return Failure("The document is empty.");
        var read = new FeedFetch
        {
            Outcome = PollOutcome.Unchanged,
            MovedTo = answer.MovedTo?.AbsoluteUri,
            ETag = answer.ETag,
            LastModified = answer.LastModified,
            DocumentHash = Convert.ToHexStringLower(SHA256.HashData(answer.Body.Span).AsSpan(0, 12)),
            AskedForWhole = asked.ETag is null && asked.LastModified is null,
        };
        if (read.DocumentHash == state.DocumentHash)
            return read;
        try
        {
            var document = FeedParser.Parse(answer.Body, new FeedParseContext(answer.Address, answer.ContentType, time.GetUtcNow()));
            return read with { Outcome = PollOutcome.Read, Document = document };
        }
        catch (FeedFormatException e)
        {
            return Failure(e.Message) with { ProposedFeed = e.ProposedFeed };
        }
    }

    private static FeedFetch Failure(string error) => new() { Outcome = PollOutcome.Failed, Error = error };
}
