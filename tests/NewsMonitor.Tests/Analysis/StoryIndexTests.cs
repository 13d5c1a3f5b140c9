using NewsMonitor.Analysis;

namespace NewsMonitor.Tests.Analysis;

public sealed class StoryIndexTests
{
    private static readonly DateTimeOffset Start = new(2024, 9, 13, 8, 0, 0, TimeSpan.Zero);

    private const string Wire =
        "The secretary of Russia's Security Council, Sergei Shoigu, held talks with North Korean leader Kim Jong Un in Pyongyang on Friday, the council's press office said. " +
        "The two sides exchanged views on a wide range of bilateral and international issues in what was called an exceptionally trusting and friendly atmosphere. " +
        "Shoigu, a former defence minister, last visited the country in July 2023 for the anniversary of the armistice. " +
        "The visit comes three months after the leaders of both countries signed a treaty on comprehensive strategic partnership. " +
        "Western governments accuse Pyongyang of supplying Moscow with artillery shells and missiles, which both deny.";

    [Fact]
    public void AWireCopyUnderAnotherHeadlineIsTheSameStory() =>
        Assert.Equal("a", Second(("Shoigu meets Kim Jong Un in Pyongyang", Wire), ("Russian security chief in talks with North Korea's leader", "PYONGYANG (Reuters) - " + Wire + " (Editing by A. Example)")));

    [Fact]
    public void AnIndependentReportOfTheSameEventIsAnotherStory() =>
        Assert.Equal("b", Second(("Shoigu meets Kim Jong Un in Pyongyang", Wire), ("Shoigu in Pyongyang for talks with Kim",
            "North Korea's Kim Jong Un received the head of the Russian Security Council on Friday, state media in Moscow reported. Sergei Shoigu flew in from a meeting in St Petersburg, " +
            "and the talks lasted more than two hours. Neither capital said what was agreed. Analysts in Seoul believe ammunition was on the table, as Russian stocks run low before winter.")));

    [Fact]
    public void ATeaserIsTheStoryOfItsArticle() =>
        Assert.Equal("a", Second(("Shoigu meets Kim Jong Un in Pyongyang", Wire), ("Shoigu meets Kim", Wire[..240] + "…")));

    [Fact]
    public void AnArticleIsTheStoryOfItsEarlierTeaser() =>
        Assert.Equal("a", Second(("Shoigu meets Kim", Wire[..240] + "…"), ("Shoigu meets Kim Jong Un in Pyongyang", Wire)));

    [Fact]
    public void TheSameHeadlineSlightlyEditedIsACopy() =>
        Assert.Equal("a", Second(("Russian foreign minister Lavrov arrives in Pyongyang for two-day visit", ""), ("Russian Foreign Minister Lavrov arrives in Pyongyang for a two-day visit", "")));

    [Fact]
    public void OtherHeadlinesOnTheSameEventAreNot() =>
        Assert.Equal("b", Second(("Russian foreign minister Lavrov arrives in Pyongyang for two-day visit", ""), ("Lavrov lands in North Korea, to meet Kim", "")));

    [Theory]
    [InlineData("Press Review", "Rodong Sinmun carries an article on the harvest. Minju Joson writes about the new cinema.", "Rodong Sinmun calls for flood recovery. Minju Joson devotes a page to railway workers.")]
    [InlineData("Weather", "Rain is expected in the northern areas, with highs of 18 degrees.", "A clear day everywhere. Strong wind on the east coast in the evening.")]
    public void ARoutineHeadlineOverAnotherTextIsAnotherStory(string title, string first, string second) =>
        Assert.Equal("b", Second((title, first), (title, second)));

    [Fact]
    public void ARoutineHeadlineWithoutATextIsAnotherStoryOnAnotherDay() =>
        Assert.Equal("b", Second(("Press Review", ""), ("Press Review", ""), TimeSpan.FromDays(1)));

    [Fact]
    public void GreetingsToAnotherPresidentInTheSameWordsAreAnotherStory()
    {
        var index = new StoryIndex(TimeSpan.FromDays(3));
        string[] recipients = ["Abdelmadjid Tebboune, president of the People's Democratic Republic of Algeria", "Miguel Diaz-Canel Bermudez, president of the Republic of Cuba",
            "Samia Suluhu Hassan, president of the United Republic of Tanzania", "Thongloun Sisoulith, president of the Lao People's Democratic Republic"];
        var stories = recipients.Select((r, i) => index.Assign($"g{i}", Start.AddHours(i), StoryFingerprint.Of("Respected Comrade Kim Jong Un Sends Message of Greeting",
            $"Pyongyang, November 1 (KCNA) -- Kim Jong Un, president of the State Affairs of the Democratic People's Republic of Korea, sent a message of greeting to {r}, on the occasion of the national day. " +
            "The message expressed the belief that the friendly and cooperative relations between the two countries would develop onto a higher stage in conformity with the mutual interests and wished the president success in his responsible work.")));
        Assert.Equal(recipients.Length, stories.Distinct().Count());
    }

    [Fact]
    public void ArrivalAndDepartureInTheSameWordsAreTwoStories() =>
        Assert.Equal("b", Second(
            ("Foreign Delegation Arrives in Pyongyang", "Pyongyang, August 2 (KCNA) -- A delegation of the International Society for Friendship with Korea led by its General Secretary Ivan Petrov arrived here on Thursday."),
            ("Foreign Delegation Leaves", "Pyongyang, August 9 (KCNA) -- A delegation of the International Society for Friendship with Korea led by its General Secretary Ivan Petrov left here on Thursday.")));

    [Theory]
    [InlineData("[모스크바=연합뉴스] 김정은 북한 국무위원장이 13일 평양에서 세르게이 쇼이구 러시아 연방안전보장회의 서기를 만나 양국 간 협력을 심화하는 방안을 논의했다고 러시아 안보회의가 밝혔다. 쇼이구 서기는 블라디미르 푸틴 대통령의 인사를 전했다.")]
    [InlineData("俄罗斯联邦安全会议秘书绍伊古13日在平壤会见朝鲜领导人金正恩，双方就双边关系和国际形势广泛交换意见，会谈在互信友好的气氛中进行。绍伊古转达了普京总统的问候，并感谢朝方对俄方的支持。")]
    [InlineData("ロシアのショイグ安全保障会議書記は13日、平壌を訪問し、北朝鮮の金正恩総書記と会談した。両氏は二国間関係や国際情勢について幅広く意見を交わし、会談は信頼に満ちた友好的な雰囲気で行われたという。")]
    [InlineData("التقى أمين مجلس الأمن الروسي سيرغي شويغو بالزعيم الكوري الشمالي كيم جونغ أون في بيونغ يانغ يوم الجمعة، وتبادل الجانبان وجهات النظر حول طائفة واسعة من القضايا الثنائية والدولية في أجواء من الثقة والود.")]
    public void CopiesAreSeenInEveryScript(string text)
    {
        var edited = text.Replace("13", "12", StringComparison.Ordinal).Insert(text.Length / 2, " ").Normalize(System.Text.NormalizationForm.FormD) + " (Example)";
        Assert.Equal("a", Second(("一 headline", text), ("another", edited)));
    }

    [Fact]
    public void ACopyBelongsToTheStoryWithinTheWindowAfterTheLastCopy()
    {
        var index = new StoryIndex(TimeSpan.FromDays(3));
        var print = StoryFingerprint.Of("Shoigu meets Kim", Wire);
        Assert.Equal("a", index.Assign("a", Start, print));
        Assert.Equal("a", index.Assign("b", Start.AddDays(2), print));
        Assert.Equal("a", index.Assign("c", Start.AddDays(4), print));
        Assert.Equal("d", index.Assign("d", Start.AddDays(9), print));
    }

    [Fact]
    public void LaterTextsDoNotChangeEarlierStories()
    {
        var texts = Enumerable.Range(0, 60).Select(i => (Id: $"t{i}", Print: StoryFingerprint.Of($"Headline number {i % 7} of the day", Wire[(i % 5 * 40)..] + $" Part {i % 11}."))).ToArray();
        string[] Stories(int count)
        {
            var index = new StoryIndex(TimeSpan.FromDays(3));
            return [.. texts.Take(count).Select((t, i) => index.Assign(t.Id, Start.AddMinutes(i), t.Print))];
        }

        var all = Stories(60);
        Assert.Equal(all[..31], Stories(31));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a fingerprint of this version")]
    [InlineData("AQ")]
    public void AnUnreadableFingerprintIsAStoryOfItsOwn(string value)
    {
        var index = new StoryIndex(TimeSpan.FromDays(3));
        Assert.Equal("a", index.Assign("a", Start, new StoryFingerprint(value)));
        Assert.Equal("b", index.Assign("b", Start, new StoryFingerprint(value)));
    }

    [Fact]
    public void AFingerprintFitsATableRow() =>
        Assert.InRange(StoryFingerprint.Of(Wire, string.Concat(Enumerable.Range(0, 5000).Select(i => $"word{i} "))).Value.Length, 100, 700);

    private static string Second((string Title, string Text) first, (string Title, string Text) second, TimeSpan? after = null)
    {
        var index = new StoryIndex(TimeSpan.FromDays(3));
        Assert.Equal("a", index.Assign("a", Start, StoryFingerprint.Of(first.Title, first.Text)));
        return index.Assign("b", Start + (after ?? TimeSpan.FromHours(2)), StoryFingerprint.Of(second.Title, second.Text));
    }
}
