using System.Text.Json;
using NewsMonitor.Articles;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis.Evaluation;

/// <summary>
/// An article with what a person reads in it. In a file: an article line with the members <c>relevant</c>,
/// <c>entities</c>, <c>optional</c> (ids that may be found or not) and <c>topics</c>; <c>language</c> is a label too and not
/// told to the analyser.
/// </summary>
public sealed record LabelledArticle(
    Article Article, string Language, bool Relevant, IReadOnlySet<string> Entities, IReadOnlySet<string> Optional, IReadOnlySet<string> Topics)
{
    /// <summary>Reads labelled articles.</summary>
    /// <param name="watchlist">Whose ids the labels are; null leaves them unchecked.</param>
    /// <exception cref="InvalidInputException">A line is no article, lacks a label or has an id the watchlist does not list, or there is no article at all.</exception>
    public static async Task<IReadOnlyList<LabelledArticle>> ReadAsync(Stream stream, string name, Watchlist? watchlist, CancellationToken cancellationToken)
    {
        var labelled = new List<LabelledArticle>();
        var (entities, topics) = (watchlist?.Entities.Select(e => e.Id).ToHashSet(), watchlist?.Topics.Select(t => t.Id).Concat(watchlist.Keywords.Select(k => k.Id)).ToHashSet());
        await foreach (var article in ArticleLines.ReadAsync(stream, name, DateTimeOffset.UnixEpoch, cancellationToken).ConfigureAwait(false))
        {
            var where = $"{name}, article {labelled.Count + 1}";
            var one = Of(article, where);
            if (entities is not null && topics is not null)
                Check(one, entities, topics, where);
            labelled.Add(one);
        }

        return labelled.Count > 0 ? labelled : throw new InvalidInputException($"{name}: no article in it.");
    }

    private static void Check(LabelledArticle labelled, HashSet<string> entities, HashSet<string> topics, string where)
    {
        if (labelled.Entities.FirstOrDefault(e => !entities.Contains(e)) is { } entity)
            throw new InvalidInputException($"{where}: the watchlist lists no entity \"{entity}\".");
        if (labelled.Topics.FirstOrDefault(t => !topics.Contains(t)) is { } topic)
            throw new InvalidInputException($"{where}: the watchlist lists no topic \"{topic}\".");
        if (labelled.Optional.FirstOrDefault(o => !entities.Contains(o) && !topics.Contains(o)) is { } optional)
            throw new InvalidInputException($"{where}: the watchlist lists no entity or topic \"{optional}\".");
    }

    private static LabelledArticle Of(Article article, string where)
    {
        if (article.Further?.GetValueOrDefault("relevant") is not { ValueKind: JsonValueKind.True or JsonValueKind.False } relevant)
            throw new InvalidInputException($"{where}: no label \"relevant\" (true or false).");
        return new LabelledArticle(
            article with { Language = null }, article.Language ?? "und", relevant.GetBoolean(),
            Ids(article, "entities", where), Ids(article, "optional", where), Ids(article, "topics", where));
    }

    private static HashSet<string> Ids(Article article, string member, string where)
    {
        if (article.Further?.GetValueOrDefault(member) is not { ValueKind: not JsonValueKind.Undefined } list)
            return [];
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(e => e.ValueKind != JsonValueKind.String))
            throw new InvalidInputException($"{where}: \"{member}\" must be a list of ids.");
        return [.. list.EnumerateArray().Select(e => e.GetString()!)];
    }
}
