using System.Diagnostics;
using System.Text;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Tests.Analysis;

/// <summary>Whatever an article contains, its analysis is sound, takes bounded time and says the same of the same text.</summary>
public sealed class AnalysisFuzzTests
{
    private static readonly BuiltInAnalyzer Analyzer = new(BuiltInWatchlist.DprkRussia);

    /// <summary>Title and text of articles in all languages: what the fuzzer breaks.</summary>
    private static readonly (string Title, string Text)[] Articles =
        [.. Repository.Lines("tests/evaluation/dev.jsonl").Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement).Select(a => (a.GetProperty("title").GetString()!, a.GetProperty("text").GetString()!))];

    private static readonly string[] Oddities =
        ["\uD800", "\uDFFF", "\uD83D\uDE00", "\u202E", "\u200F", "\u200B", "\u200D", "\u00AD", "\u0301", "\u0301\u0323\u0300", "\uFEFF", "\0", "\uFFFF", "\u1100", "\u1161\u11A8", "\r\n", "\u2028", "İ", "ß", "ﬁ", "Ⅷ", "\u0345", "𝕂𝕚𝕞", "Ｋｉｍ", "\u0E33", "<b>", "&amp;", "%s{0}", "((((", "'", "\\"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void BrokenTextIsAnalysedSoundly(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++)
        {
            var (title, text) = Articles[random.Next(Articles.Length)];
            var article = Article(Break(title, random), Break(text, random));
            CheckSound(article, Analyzer.Analyze(article));
        }
    }

    [Fact]
    public void OtherSpacesSoftHyphensAndMarksOfDirectionChangeNothing()
    {
        var (spaces, hyphens, marks) = (0, 0, 0);
        foreach (var (title, text) in Articles)
        {
            var plain = Said(title, text);
            spaces += Said(title.Replace(' ', '\u00A0'), text.Replace(' ', '\u202F')) == plain ? 0 : 1;
            hyphens += Said(Hyphenated(title), Hyphenated(text)) == plain ? 0 : 1;
            marks += Said(title.Replace(" ", "\u200E \u200F", StringComparison.Ordinal), text.Replace(" ", "\u200E \u200F", StringComparison.Ordinal)) == plain ? 0 : 1;
        }

        Assert.Equal(0, spaces);
        // A line that may be broken within a name, and marks between its parts, cost one article in fifty.
        Assert.InRange(hyphens, 0, Articles.Length / 50);
        Assert.InRange(marks, 0, Articles.Length / 50);

        static string Said(string title, string text)
        {
            var analysis = Analyzer.Analyze(Article(title, text));
            return $"{analysis.Language} {analysis.Relevance.Relevant} {string.Join(' ', analysis.Entities.Select(e => e.Id).Order(StringComparer.Ordinal))}";
        }

        static string Hyphenated(string text) => string.Concat(text.Select((c, i) => i % 4 == 3 && char.IsLetter(c) ? $"\u00AD{c}" : $"{c}"));
    }

    [Fact]
    public void RandomCodeUnitsAreAnalysedSoundly()
    {
        var random = new Random(5);
        for (var i = 0; i < 150; i++)
        {
            var units = new char[random.Next(200)];
            for (var k = 0; k < units.Length; k++)
                units[k] = (char)random.Next(random.Next(2) == 0 ? 0x500 : 0x10000);
            var article = Article(new string(units[..(units.Length / 3)]), new string(units));
            CheckSound(article, Analyzer.Analyze(article));
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\u0301")]
    [InlineData("Kim")]
    [InlineData("金正恩")]
    [InlineData("북러")]
    [InlineData("Putin and Kim Jong Un met. ")]
    [InlineData("(((((")]
    [InlineData("Aa-")]
    [InlineData("\uD800")]
    [InlineData("\u1100\u1161\u11A8")]
    [InlineData("«“「《\"")]
    [InlineData("A B ")]
    public void AnyLengthTakesBoundedTimeAndMemory(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 400_000 / piece.Length).ToString();
        _ = Analyzer.Analyze(Article("Putin meets Kim Jong Un", text[..1000]));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var article = Article("Putin meets Kim Jong Un", text);
        var analysis = Analyzer.Analyze(article);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 100L * 2 * text.Length);
        CheckSound(article, analysis);
    }

    [Fact]
    public void TenMegabytesWithoutASpace()
    {
        var clock = Stopwatch.StartNew();
        var article = Article("Kim", string.Concat(Enumerable.Repeat("прилетелКимЧенЫнвоВладивосток金正恩Putin", 270_000)));
        CheckSound(article, Analyzer.Analyze(article));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 120);
    }

    [Fact]
    public void TheNormalFormDoesNotMatter()
    {
        var differences = Articles.Select(a => (a.Title, Composed: Summary(a.Title.Normalize(), a.Text.Normalize()), Decomposed: Summary(a.Title.Normalize(NormalizationForm.FormD), a.Text.Normalize(NormalizationForm.FormD))))
            .Where(a => a.Composed != a.Decomposed).Select(a => $"{a.Title}\n  {a.Composed}\n  {a.Decomposed}").ToArray();
        Assert.True(differences.Length == 0, string.Join('\n', differences));
    }

    [Fact]
    public void AFingerprintDoesNotDependOnCase()
    {
        foreach (var (title, text) in Articles)
        {
            var index = new StoryIndex(TimeSpan.FromDays(1));
            index.Assign("a", DateTimeOffset.UnixEpoch, StoryFingerprint.Of(title, text));
            if (title.Length >= 30)
                Assert.Equal("a", index.Assign("b", DateTimeOffset.UnixEpoch, StoryFingerprint.Of(title.ToUpperInvariant(), text.ToUpperInvariant())));
        }
    }

    [Fact]
    public void UpperCaseHidesNobody()
    {
        var hidden = Articles.SelectMany(a => Ids(a.Title, a.Text).Except(Ids(a.Title.ToUpperInvariant(), a.Text.ToUpperInvariant())).Select(id => $"{id}: {a.Title}")).ToList();
        // In capitals "KIM AGAIN" may be somebody's name.
        Assert.True(hidden.Count <= 1, string.Join('\n', hidden));
    }

    [Fact]
    public void NeutralParagraphsAroundChangeNothing()
    {
        const string neutral = "The weather stayed calm in the evening.";
        var changed = Articles.Select(a => (Alone: Analyzer.Analyze(Article("", a.Text)), Around: Analyzer.Analyze(Article("", $"{neutral}\n\n{a.Text}\n\n{neutral}")), a.Title))
            // A short text is taken for the language of what stands around it.
            .Where(a => a.Alone.Language == a.Around.Language && !a.Alone.Entities.Select(e => (e.Id, e.Count)).Order().SequenceEqual(a.Around.Entities.Select(e => (e.Id, e.Count)).Order()))
            .Select(a => a.Title).ToList();
        Assert.True(changed.Count == 0, string.Join('\n', changed));
    }

    private static HashSet<string> Ids(string title, string text) => [.. Analyzer.Analyze(Article(title, text)).Entities.Select(e => e.Id)];

    [Fact]
    public void WhatStandsAroundDoesNotChangeWhatIsFound()
    {
        const string before = "A quiet week came to its end. ", after = " The weather stayed calm in the evening.";
        foreach (var (_, text) in Articles.Where(a => a.Text.Length > 0))
        {
            var alone = Analyzer.Analyze(Article("", text));
            var around = Analyzer.Analyze(Article("", before + text + after));
            if (alone.Language != around.Language)
                continue;
            Assert.Equal(
                alone.Entities.SelectMany(e => e.Spans.Select(s => (e.Id, Start: s.Start + before.Length, s.Length))).Order(),
                around.Entities.SelectMany(e => e.Spans.Select(s => (e.Id, s.Start, s.Length))).Order());
        }
    }

    private static string Summary(string title, string text)
    {
        var analysis = Analyzer.Analyze(Article(title, text));
        var entities = string.Join(' ', analysis.Entities.Select(e => $"{e.Id}:{e.Count}"));
        return $"{analysis.Language} {analysis.Relevance.Score:0.000} {entities} | {string.Join(' ', analysis.Topics.Select(t => t.Id))} | {string.Join(", ", analysis.Terms)} | {analysis.Fingerprint.Value}";
    }

    private static string Break(string text, Random random)
    {
        var broken = new StringBuilder(text);
        for (var edits = random.Next(8); edits > 0; edits--)
        {
            var at = random.Next(broken.Length + 1);
            switch (random.Next(5))
            {
                case 0 or 1:
                    broken.Insert(at, Oddities[random.Next(Oddities.Length)]);
                    break;
                case 2 when broken.Length > 0:
                    broken.Remove(at / 2, Math.Min(random.Next(5), broken.Length - at / 2));
                    break;
                case 3:
                    broken.Insert(at, Oddities[random.Next(Oddities.Length)], random.Next(60));
                    break;
                default:
                    broken.Insert(at, (char)random.Next(0x10000));
                    break;
            }
        }

        return broken.ToString();
    }

    private static void CheckSound(Article article, ArticleAnalysis analysis)
    {
        Assert.InRange(analysis.Relevance.Score, 0, 1);
        Assert.InRange(analysis.Language.Length, 2, 8);
        Assert.InRange(analysis.Fingerprint.Value.Length, 1, 700);
        Assert.InRange(analysis.Terms.Count, 0, TermExtractor.MaxTerms);
        Assert.All(analysis.Terms, t => Assert.True(t.Length is > 0 and <= 60 && !t.Any(char.IsControl), t));
        foreach (var entity in analysis.Entities)
        {
            Assert.Equal(entity.Count, entity.Spans.Count);
            var last = (TextPart.Title, End: 0);
            foreach (var span in entity.Spans)
            {
                var text = span.Part == TextPart.Title ? article.Title : article.Text;
                Assert.InRange(span.Start, 0, text.Length);
                Assert.InRange(span.Length, 1, text.Length - span.Start);
                if (entity.Forms.Count < 32)
                    Assert.Contains(text.Substring(span.Start, span.Length), entity.Forms);
                if (span.Part == last.Item1 && span.Start < last.End)
                    Assert.Fail($"spans of {entity.Id} overlap at {span} in {article.Title} | {article.Text}");
                last = (span.Part, span.Start + span.Length);
            }
        }
    }

    private static Article Article(string title, string text) => new()
    {
        Id = "0",
        Url = "https://example.org/1",
        Title = title,
        Text = text,
        EventTime = DateTimeOffset.UnixEpoch,
        Source = "example.org",
    };
}
