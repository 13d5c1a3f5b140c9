using System.Collections.ObjectModel;
using Azure.Core;

namespace Azure.AI.TextAnalytics;

public partial class TextAnalyticsClient
{
    protected TextAnalyticsClient()
    {
    }

    public TextAnalyticsClient(Uri endpoint, AzureKeyCredential credential, TextAnalyticsClientOptions options)
    {
    }

    public TextAnalyticsClient(Uri endpoint, TokenCredential credential, TextAnalyticsClientOptions options)
    {
    }

    public virtual Task<Response<RecognizeEntitiesResultCollection>> RecognizeEntitiesBatchAsync(
        IEnumerable<TextDocumentInput> documents, TextAnalyticsRequestOptions? options = default, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    public virtual Task<Response<RecognizeLinkedEntitiesResultCollection>> RecognizeLinkedEntitiesBatchAsync(
        IEnumerable<TextDocumentInput> documents, TextAnalyticsRequestOptions? options = default, CancellationToken cancellationToken = default) => throw new InvalidOperationException();

    public virtual Task<Response<ExtractKeyPhrasesResultCollection>> ExtractKeyPhrasesBatchAsync(
        IEnumerable<TextDocumentInput> documents, TextAnalyticsRequestOptions? options = default, CancellationToken cancellationToken = default) => throw new InvalidOperationException();
}

public partial class TextAnalyticsClientOptions : ClientOptions;

public partial class TextAnalyticsRequestOptions;

public abstract class TextAnalyticsInput
{
    private protected TextAnalyticsInput(string id, string text) => (Id, Text) = (id, text);

    public string Id { get; }
    public string Text { get; }
}

public partial class TextDocumentInput(string id, string text) : TextAnalyticsInput(id, text)
{
    public string? Language { get; set; }
}

public partial class TextAnalyticsResult
{
    private protected TextAnalyticsResult(string id, bool hasError) => (Id, HasError) = (id, hasError);

    public string Id { get; }
    public bool HasError { get; }
}

public partial class RecognizeEntitiesResult : TextAnalyticsResult
{
    internal RecognizeEntitiesResult(string id, CategorizedEntityCollection? entities) : base(id, entities is null) => Entities = entities!;

    public CategorizedEntityCollection Entities { get; }
}

public partial class RecognizeEntitiesResultCollection : ReadOnlyCollection<RecognizeEntitiesResult>
{
    internal RecognizeEntitiesResultCollection(IList<RecognizeEntitiesResult> list) : base(list)
    {
    }
}

public partial class CategorizedEntityCollection : ReadOnlyCollection<CategorizedEntity>
{
    internal CategorizedEntityCollection(IList<CategorizedEntity> list) : base(list)
    {
    }
}

public readonly partial struct CategorizedEntity
{
    internal CategorizedEntity(string text, EntityCategory category, double score) => (Text, Category, ConfidenceScore) = (text, category, score);

    public string Text { get; }
    public EntityCategory Category { get; }
    public double ConfidenceScore { get; }
}

public readonly partial struct EntityCategory
{
    private readonly string _value;

    internal EntityCategory(string category) => _value = category;

    public static implicit operator EntityCategory(string category) => new(category);

    public override string ToString() => _value;
}

public partial class RecognizeLinkedEntitiesResult : TextAnalyticsResult
{
    internal RecognizeLinkedEntitiesResult(string id, LinkedEntityCollection? entities) : base(id, entities is null) => Entities = entities!;

    public LinkedEntityCollection Entities { get; }
}

public partial class RecognizeLinkedEntitiesResultCollection : ReadOnlyCollection<RecognizeLinkedEntitiesResult>
{
    internal RecognizeLinkedEntitiesResultCollection(IList<RecognizeLinkedEntitiesResult> list) : base(list)
    {
    }
}

public partial class LinkedEntityCollection : ReadOnlyCollection<LinkedEntity>
{
    internal LinkedEntityCollection(IList<LinkedEntity> list) : base(list)
    {
    }
}

public readonly partial struct LinkedEntity
{
    internal LinkedEntity(string name, IEnumerable<LinkedEntityMatch> matches) => (Name, Matches) = (name, matches);

    public string Name { get; }
    public IEnumerable<LinkedEntityMatch> Matches { get; }
}

public readonly partial struct LinkedEntityMatch
{
    internal LinkedEntityMatch(string text, double score) => (Text, ConfidenceScore) = (text, score);

    public string Text { get; }
    public double ConfidenceScore { get; }
}

public partial class ExtractKeyPhrasesResult : TextAnalyticsResult
{
    internal ExtractKeyPhrasesResult(string id, KeyPhraseCollection? phrases) : base(id, phrases is null) => KeyPhrases = phrases!;

    public KeyPhraseCollection KeyPhrases { get; }
}

public partial class ExtractKeyPhrasesResultCollection : ReadOnlyCollection<ExtractKeyPhrasesResult>
{
    internal ExtractKeyPhrasesResultCollection(IList<ExtractKeyPhrasesResult> list) : base(list)
    {
    }
}

public partial class KeyPhraseCollection : ReadOnlyCollection<string>
{
    internal KeyPhraseCollection(IList<string> list) : base(list)
    {
    }
}
