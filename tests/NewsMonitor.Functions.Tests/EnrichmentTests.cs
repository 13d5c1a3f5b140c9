using Azure;
using Azure.AI.TextAnalytics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Functions.Enrichment;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Functions.Tests;

/// <summary>Azure AI Language behind the relevance gate, with a client that answers as the service would.</summary>
public sealed class EnrichmentTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2024, 11, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly FakeService _service = new();
    private readonly BuiltInAnalyzer _builtIn = new(BuiltInWatchlist.DprkRussia);
    private CloudBudget? _budget;

    private static readonly Article Visit = ArticleOf("Lavrov meets Choe Son Hui in Pyongyang",
        "Russian Foreign Minister Sergei Lavrov met North Korean Foreign Minister Choe Son Hui in Pyongyang. Russia and North Korea will build a pier at Cape Unheard.");

    private static readonly Article Harvest = ArticleOf("Wheat harvest better than feared", "Farmers are content. The weather held.");

    public void Dispose() => _budget?.Dispose();

    [Fact]
    public async Task An_article_that_is_not_relevant_costs_nothing()
    {
        var analysis = await Analyzer().AnalyzeAsync(Harvest, CancellationToken.None);
        Assert.Equal(0, _service.Calls);
        Assert.True(analysis.Enriched);
    }

    [Fact]
    public async Task Names_on_the_watchlist_join_their_entity_and_others_become_terms()
    {
        _service.Entities = [("Cape Unheard", "Location", 0.9), ("Vladimir Putin", "Person", 0.95), ("three", "Quantity", 0.99), ("Doubtful Name", "Person", 0.2)];
        var analysis = await Analyzer().AnalyzeAsync(Visit, CancellationToken.None);
        Assert.Equal(3, _service.Calls);
        Assert.True(analysis.Enriched);
        Assert.Contains("Cape Unheard", analysis.Terms);
        Assert.Contains(analysis.Entities, e => e.Id == "vladimir-putin");
        Assert.DoesNotContain(analysis.Terms, t => t is "three" or "Doubtful Name" or "Vladimir Putin");
    }

    [Fact]
    public async Task One_name_is_one_key_whoever_found_it_and_in_whatever_case()
    {
        var article = ArticleOf("Россия и КНДР договорились о порте",
            "Министр иностранных дел России Сергей Лавров и глава МИД КНДР Цой Сон Хи договорились о порте в Пхеньяне. Россия и КНДР построят причал, вагоны видели в Переславке.");
        _service.Entities = [("Переславкой", "Location", 0.9), ("Аркадием Ведерниковым", "Person", 0.9), ("Аркадий Ведерников", "Person", 0.9), ("Ведерников", "Person", 0.9)];
        var analysis = await Analyzer().AnalyzeAsync(article, CancellationToken.None);
        Assert.Equal(["Аркадий Ведерников", "Переславка"], analysis.Terms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_names_several_entities_or_nothing_by_itself_is_no_term()
    {
        _service.Entities = [("North Korea and Russia", "Organization", 0.9), ("Russian Foreign Minister Sergei Lavrov", "Person", 0.9), ("Foreign Ministry", "Organization", 0.9), ("Vladivostok Fish Company", "Organization", 0.9)];
        _service.Phrases = ["mutual interests", "pier", "Zelyony Mys"];
        var analysis = await Analyzer().AnalyzeAsync(Visit, CancellationToken.None);
        Assert.Equal(["Cape Unheard", "Vladivostok Fish Company", "Zelyony Mys"], analysis.Terms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Throttling_leaves_the_built_in_result_and_the_service_alone_until_it_is_over()
    {
        var analyzer = Analyzer();
        _service.Fails = new RequestFailedException(429, "Too many requests");
        var throttled = await analyzer.AnalyzeAsync(Visit, CancellationToken.None);
        Assert.False(throttled.Enriched);
        Assert.Contains(throttled.Entities, e => e.Id == "sergei-lavrov" || e.Id == "sergey-lavrov");

        _service.Fails = null;
        var calls = _service.Calls;
        Assert.False((await analyzer.AnalyzeAsync(Visit, CancellationToken.None)).Enriched);
        Assert.Equal(calls, _service.Calls);

        _time.Advance(TimeSpan.FromMinutes(3));
        Assert.True((await analyzer.AnalyzeAsync(Visit, CancellationToken.None)).Enriched);
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(413, false)]
    [InlineData(403, true)]
    [InlineData(408, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    public async Task An_article_the_service_refuses_is_marked_with_the_reason_and_holds_up_no_other(int status, bool later)
    {
        var analyzer = Analyzer();
        _service.Fails = new RequestFailedException(status, "no", "SomeCode", null);
        var analysis = await analyzer.AnalyzeAsync(Visit, CancellationToken.None);
        Assert.False(analysis.Enriched);
        Assert.Equal(later ? null : $"{status} SomeCode", analysis.EnrichmentRefused);

        _service.Fails = null;
        Assert.Equal(!later, (await analyzer.AnalyzeAsync(Visit, CancellationToken.None)).Enriched);
    }

    [Fact]
    public async Task When_the_budget_of_the_day_is_spent_nothing_is_sent()
    {
        var analyzer = Analyzer(left: 3);
        Assert.True((await analyzer.AnalyzeAsync(Visit, CancellationToken.None)).Enriched);
        var calls = _service.Calls;
        Assert.False((await analyzer.AnalyzeAsync(Visit, CancellationToken.None)).Enriched);
        Assert.Equal(calls, _service.Calls);
    }

    [Fact]
    public async Task A_long_article_is_sent_in_pieces_the_service_takes()
    {
        await Analyzer().AnalyzeAsync(Visit with { Text = string.Join(' ', Enumerable.Repeat(Visit.Text, 400)) }, CancellationToken.None);
        Assert.All(_service.Batches, batch => Assert.InRange(batch.Count, 1, 5));
        Assert.All(_service.Batches.SelectMany(b => b), document => Assert.InRange(new System.Globalization.StringInfo(document).LengthInTextElements, 1, 5120));
        Assert.Equal(5, _service.Batches[0].Count);
    }

    private TextAnalyticsAnalyzer Analyzer(int left = 1000) =>
        new(_builtIn, _service, _budget = new CloudBudget(_time, (records, _) => Task.FromResult((left -= records) >= 0)), TimeSpan.FromSeconds(5), NullLogger<TextAnalyticsAnalyzer>.Instance);

    private static Article ArticleOf(string title, string text) =>
        new ArticleLine { Url = $"https://example.org/{title.Length}", Title = title, Text = text, Source = "Example" }.ToArticle(new DateTimeOffset(2024, 11, 1, 12, 0, 0, TimeSpan.Zero));

    private sealed class FakeService : TextAnalyticsClient
    {
        public List<(string Text, string Category, double Score)> Entities { get; set; } = [];
        public IReadOnlyList<string> Phrases { get; set; } = [];
        public RequestFailedException? Fails { get; set; }
        public List<IReadOnlyList<string>> Batches { get; } = [];
        public int Calls => Batches.Count;

        public override Task<Response<RecognizeEntitiesResultCollection>> RecognizeEntitiesBatchAsync(
            IEnumerable<TextDocumentInput> documents, TextAnalyticsRequestOptions? options = default, CancellationToken cancellationToken = default) =>
            Answer(documents, d => new RecognizeEntitiesResultCollection([.. d.Select((x, i) => new RecognizeEntitiesResult(x.Id, i > 0 ? new([]) : new([.. Entities.Select(e => new CategorizedEntity(e.Text, e.Category, e.Score))])))]));

        public override Task<Response<RecognizeLinkedEntitiesResultCollection>> RecognizeLinkedEntitiesBatchAsync(
            IEnumerable<TextDocumentInput> documents, TextAnalyticsRequestOptions? options = default, CancellationToken cancellationToken = default) =>
            Answer(documents, d => new RecognizeLinkedEntitiesResultCollection([.. d.Select(x => new RecognizeLinkedEntitiesResult(x.Id, null))]));

        public override Task<Response<ExtractKeyPhrasesResultCollection>> ExtractKeyPhrasesBatchAsync(
            IEnumerable<TextDocumentInput> documents, TextAnalyticsRequestOptions? options = default, CancellationToken cancellationToken = default) =>
            Answer(documents, d => new ExtractKeyPhrasesResultCollection([.. d.Select(x => new ExtractKeyPhrasesResult(x.Id, new([.. Phrases])))]));

        private Task<Response<T>> Answer<T>(IEnumerable<TextDocumentInput> documents, Func<IReadOnlyList<TextDocumentInput>, T> answer)
        {
            var batch = documents.ToList();
            lock (Batches)
                Batches.Add([.. batch.Select(d => d.Text)]);
            return Fails is { } failure ? Task.FromException<Response<T>>(failure) : Task.FromResult(Response.FromValue(answer(batch), null!));
        }
    }
}
