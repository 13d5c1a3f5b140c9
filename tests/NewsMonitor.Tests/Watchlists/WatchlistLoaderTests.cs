using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Tests.Watchlists;

public sealed class WatchlistLoaderTests
{
    private const string Minimal = """
        id: norway-sweden
        sides:
          - { id: norway, label: Norway }
          - { id: sweden, label: Sweden }
        entities:
          - id: norway
            label: Norway
            type: country
            side: norway
            names: { en: [Norway, Norwegian*], ru: Норвегия }
          - id: sweden
            label: Sweden
            type: country
            side: sweden
            names: { en: [Sweden, Swedish], ru: [Швеция] }
        """;

    [Fact]
    public void TheBuiltInWatchlistIsRich()
    {
        var watchlist = BuiltInWatchlist.DprkRussia;

        Assert.True(watchlist.Entities.Count >= 150, $"{watchlist.Entities.Count} entities");
        Assert.True(watchlist.Topics.Count >= 20, $"{watchlist.Topics.Count} topics");
        string[] languages = ["en", "ru", "ko", "zh", "ja", "fr", "de", "es", "pt", "it", "uk", "pl", "cs", "bg", "ar", "fa", "tr", "vi", "id", "nl", "sv"];
        foreach (var topic in watchlist.Topics)
            Assert.Empty(languages.Except(topic.Words.Select(w => w.Language)));
        foreach (var country in watchlist.Entities.Where(e => e is { Type: "country", Side: not null }))
            Assert.Empty(languages.Except(country.Names.Select(n => n.Language)));
    }

    [Fact]
    public void AnotherPairIsAnotherFile()
    {
        var analyzer = new BuiltInAnalyzer(WatchlistLoader.Load(Minimal, "pair.yaml"));

        var read = analyzer.Analyze(new ArticleLine { Title = "Норвегия и Швеция строят мост", Text = "Министры Норвегии и Швеции встретились." }.ToArticle(DateTimeOffset.UnixEpoch));

        Assert.True(read.Relevance.Relevant);
        Assert.Equal(["norway", "sweden"], read.Entities.Select(e => e.Id).Order());
        Assert.Equal(2, read.Entities[0].Count);
    }

    [Fact]
    public void JsonIsReadAsWell()
    {
        var watchlist = WatchlistLoader.Load(
            """
            {"id":"a-b","title":"A and B","sides":[{"id":"a","label":"A"},{"id":"b","label":"B"}],
             "entities":[{"id":"x","label":"X","type":"place","side":null,"names":{"en":["Xtown"]}}],
             "topics":[{"id":"t","label":"T","words":{"en":["talk*"]}}],
             "feeds":[{"url":"https://example.org/rss","language":"en","fullText":true}]}
            """, "pair.json");

        Assert.Equal("A and B", watchlist.Title);
        Assert.Null(watchlist.Entities[0].Side);
        Assert.True(watchlist.Feeds[0].FullText);
    }

    [Theory]
    [InlineData("", "pair.yaml: the file is empty.")]
    [InlineData("id: [", "pair.yaml, line 2: not valid YAML")]
    [InlineData("- a\n- b", "pair.yaml, line 1: the watchlist must be a mapping of members.")]
    [InlineData("title: x", "pair.yaml: \"id\" is missing.")]
    [InlineData("id: x", "pair.yaml: \"sides\" must name two sides; it names 0.")]
    [InlineData("id: Not A Slug", "pair.yaml, line 1: \"id\" must be a slug of a-z, 0-9 and hyphens, not \"Not A Slug\".")]
    [InlineData("id: x\nid: y", "pair.yaml, line 2: \"id\" stands twice.")]
    [InlineData("id: x\ncolour: red", "pair.yaml, line 2: unknown member \"colour\"")]
    [InlineData("id: x\nentities:\n  - id: a\n    type: place\n    names: { xx: [A] }", "pair.yaml, line 5: \"xx\" in \"names\" is no language known here")]
    [InlineData("id: x\nentities:\n  - id: a\n    type: place", "pair.yaml, line 3: entity \"a\" has no \"names\".")]
    [InlineData("id: x\nentities:\n  - id: a\n    names: { en: A }", "pair.yaml, line 3: entity \"a\" has no \"type\".")]
    [InlineData("id: x\nentities:\n  - id: a\n    type: place\n    wikidata: 42\n    names: { en: A }", "pair.yaml, line 5: \"wikidata\" must look like Q42")]
    [InlineData("id: x\nentities:\n  - id: a\n    type: place\n    names: { en: \"(A|B\" }", "pair.yaml, line 5: \"(A|B\" in \"names.en\": a bracket is not closed.")]
    [InlineData("id: x\nentities:\n  - id: a\n    type: place\n    names: { en: [ A*b ] }", "\"*\" can stand at the end of a word only")]
    [InlineData("id: x\nsides: [{ id: a }, { id: b }]\nentities:\n  - id: q\n    type: place\n    side: c\n    names: { en: Q }", "pair.yaml, line 6: side \"c\" is none of the two sides (a, b).")]
    [InlineData("id: x\ntopics:\n  - id: a\n    words: { en: A }\n  - id: a\n    words: { en: B }", "pair.yaml, line 5: the id \"a\" is used twice.")]
    [InlineData("id: x\nsides: [{ id: a }, { id: b }]\ntopics:\n  - id: t\n    words: { en: A }\n    entities: [q]", "pair.yaml, line 6: no entity \"q\" is listed.")]
    [InlineData("id: x\nsides: [{ id: a }, { id: b }]\nentities:\n  - id: c\n    type: country\n    names: { en: C }\ntheatres:\n  - { country: c, side: a, topics: [t] }", "pair.yaml, line 8: no topic \"t\" is listed.")]
    [InlineData("id: x\ntheatres:\n  - { side: a }", "pair.yaml, line 3: a theatre has either a \"country\", a \"place\" or \"words\".")]
    [InlineData("id: x\nentities:\n  - id: a\n    type: place\n    watched: maybe\n    names: { en: A }", "pair.yaml, line 5: \"watched\" is true or false, not \"maybe\".")]
    [InlineData("id: x\ntopics:\n  - id: a\n    courtesy: maybe\n    words: { en: A }", "pair.yaml, line 4: \"courtesy\" is true or false, not \"maybe\".")]
    [InlineData("id: x\nfeeds:\n  - url: ftp://example.org", "pair.yaml, line 3: \"url\" must be an http(s) address")]
    [InlineData("id: &a x\ntitle: *a", "anchors and aliases are not used")]
    [InlineData("id: [[[[[[[[[[[[x]]]]]]]]]]]]", "nested deeper than 8 levels")]
    public void WhatIsWrongIsSaidWithItsLine(string yaml, string message)
    {
        var refused = Assert.Throws<InvalidInputException>(() => WatchlistLoader.Load(yaml, "pair.yaml"));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ExplainShowsWhatTheRulesMakeOfAName()
    {
        var kim = Assert.Single(WatchlistExplanation.Of(BuiltInWatchlist.DprkRussia, "Kim Jong Un"));
        var forms = kim.Forms.Select(f => f.Form.TrimEnd('-')).ToHashSet();

        Assert.Equal("kim-jong-un", kim.Id);
        string[] expected = ["Kim Jeong Eun", "Ким Чен Ын", "Kim Chen Yn", "Kim Tchen Oun", "キム・ジョンウン", "كيم جونغ اون", "김 정은"];
        Assert.Empty(expected.Except(forms));
        Assert.Contains(kim.Forms, f => f is { Form: "Kim-", Weak: true });
    }
}
