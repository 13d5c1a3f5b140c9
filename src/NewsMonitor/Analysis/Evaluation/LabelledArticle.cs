using System.Text.Json;
using NewsMonitor.Articles;

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
    /// <exception cref="InvalidInputException">A line is no article, or lacks a label.</exception>
    public static async Task<IReadOnlyList<LabelledArticle>> ReadAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        var labelled = new List<LabelledArticle>();
        await foreach (var article in ArticleLines.ReadAsync(stream, name, DateTimeOffset.UnixEpoch, cancellationToken).ConfigureAwait(false))
            labelled.Add(Of(article, $"{name}, article {labelled.Count + 1}"));
        return labelled;
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
