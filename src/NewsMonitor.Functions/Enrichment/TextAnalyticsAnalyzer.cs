using System.Globalization;
using Azure;
using Azure.AI.TextAnalytics;
using Azure.Identity;
using Microsoft.Extensions.Logging;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;

namespace NewsMonitor.Functions.Enrichment;

/// <summary>
/// The built-in analyser, and Azure AI Language behind its relevance gate: open entities, linked entities and key phrases
/// of relevant articles. What is on the watchlist is added to its entities, the rest to the terms. When the service
/// throttles, fails or is over budget the built-in result stands, marked as not enriched; when it refuses the article, with the reason.
/// </summary>
internal sealed partial class TextAnalyticsAnalyzer(
    BuiltInAnalyzer builtIn, TextAnalyticsClient client, CloudBudget budget, TimeSpan timeout, ILogger<TextAnalyticsAnalyzer> logger) : IArticleAnalyzer
{
    private const int Features = 3;
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromMinutes(2);

    public async ValueTask<ArticleAnalysis> AnalyzeAsync(Article article, CancellationToken cancellationToken)
    {
        var analysis = await builtIn.AnalyzeAsync(article, cancellationToken).ConfigureAwait(false);
        if (!analysis.Relevance.Relevant)
            return analysis;
        var pieces = TextRecords.Cut(article);
        if (pieces.Count == 0)
            return analysis;
        if (!await budget.TryTakeAsync(TextRecords.Billed(pieces) * Features, cancellationToken).ConfigureAwait(false))
            return PutOff(analysis);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            var found = await AskAsync(pieces, LanguageOf(analysis.Language), limit.Token).ConfigureAwait(false);
            budget.Enriched();
            return CloudFindings.Merge(analysis, found, builtIn);
        }
        catch (RequestFailedException e) when (e.Status is 400 or 413 or 415 or 422)
        {
            // What is wrong with this article alone: it would be wrong the next time too, and others are taken meanwhile.
            LogRefused(article.Id, e.Status, e.ErrorCode);
            return analysis with { Enriched = false, EnrichmentRefused = string.Create(CultureInfo.InvariantCulture, $"{e.Status} {e.ErrorCode}").TrimEnd() };
        }
        catch (RequestFailedException e)
        {
            var wait = RetryAfter(e) ?? RestAfterFailure;
            budget.Rest(wait);
            LogFailed(e.Status, e.ErrorCode, wait);
            return PutOff(analysis);
        }
        catch (Exception e) when (e is AuthenticationFailedException or OperationCanceledException or AggregateException && !cancellationToken.IsCancellationRequested)
        {
            budget.Rest(RestAfterFailure);
            LogFailed(0, e.GetType().Name, RestAfterFailure);
            return PutOff(analysis);
        }
    }

    private ArticleAnalysis PutOff(ArticleAnalysis analysis)
    {
        budget.PutOff();
        return analysis with { Enriched = false };
    }

    /// <summary>One batch a feature, the three at once.</summary>
    private async Task<CloudFindings> AskAsync(IReadOnlyList<string> pieces, string? language, CancellationToken cancellationToken)
    {
        var documents = pieces.Select((p, i) => new TextDocumentInput($"{i}", p) { Language = language }).ToList();
        var entities = client.RecognizeEntitiesBatchAsync(documents, cancellationToken: cancellationToken);
        var linked = client.RecognizeLinkedEntitiesBatchAsync(documents, cancellationToken: cancellationToken);
        var phrases = client.ExtractKeyPhrasesBatchAsync(documents, cancellationToken: cancellationToken);
        await Task.WhenAll(entities, linked, phrases).ConfigureAwait(false);

        // A document that one feature refuses (a language it does not know) is no failure: the others count.
        var found = new CloudFindings();
        foreach (var result in (await entities.ConfigureAwait(false)).Value.Where(r => !r.HasError))
            found.AddEntities(result.Entities);
        foreach (var result in (await linked.ConfigureAwait(false)).Value.Where(r => !r.HasError))
            found.AddLinked(result.Entities);
        foreach (var result in (await phrases.ConfigureAwait(false)).Value.Where(r => !r.HasError))
            found.AddPhrases(result.KeyPhrases);
        return found;
    }

    private static TimeSpan? RetryAfter(RequestFailedException e) =>
        e.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var seconds) == true && int.TryParse(seconds, out var wait) && wait is > 0 and <= 3600
            ? TimeSpan.FromSeconds(wait)
            : null;

    /// <summary>The service's names of languages are ours; where ours is unknown it detects by itself.</summary>
    private static string? LanguageOf(string language) => language == "und" ? null : language;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Azure AI Language refuses article {Article} ({Status} {Code}); it stays as the built-in analyser read it")]
    private partial void LogRefused(string article, int status, string? code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Azure AI Language failed ({Status} {Code}); articles are enriched later, next try in {Wait}")]
    private partial void LogFailed(int status, string? code, TimeSpan wait);
}
