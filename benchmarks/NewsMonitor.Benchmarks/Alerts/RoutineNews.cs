using System.Globalization;
using NewsMonitor.Articles;

namespace NewsMonitor.Benchmarks.Alerts;

/// <summary>
/// Invented headlines of ordinary weeks in seven languages: what is told every week about the two countries, by hundreds of
/// publishers, in the rhythm of the day and the week, at random. Nothing happens in it.
/// </summary>
/// <param name="PerWeek">Items about the relation.</param>
/// <param name="Retold">Chance that one more publisher tells the same item in its own words within hours, and so on.</param>
/// <param name="DaysOnly">The sources give days, not times.</param>
internal sealed record RoutineNews(double PerWeek, double Retold = 0, bool DaysOnly = false)
{
    public static readonly DateTimeOffset Start = new(2022, 1, 3, 0, 0, 0, TimeSpan.Zero); // a Monday

    /// <summary>Of an item the subject is drawn once; every publisher takes a language and one of its wordings.</summary>
    private static readonly Dictionary<string, string[]> Wordings = new(StringComparer.Ordinal)
    {
        ["en"] = ["Russia and North Korea discuss {0}", "{0}: North Korean delegation in Russia", "Moscow and Pyongyang on {0}", "Report looks at {0} between North Korea and Russia", "Russian ambassador in Pyongyang speaks of {0}", "Kim Jong Un praises Russia, mentions {0}", "Seoul watches {0} between Russia and North Korea"],
        ["ru"] = ["Россия и КНДР обсудили {0}", "Делегация КНДР в России: {0}", "Москва и Пхеньян: {0}", "Посол России в КНДР рассказал про {0}", "Ким Чен Ын о дружбе с Россией и про {0}"],
        ["ko"] = ["러시아와 북한 {0} 논의", "북한 대표단 러시아 방문, {0}", "모스크바·평양 {0}", "김정은, 러시아와 {0} 강조", "주북 러시아 대사 {0} 언급"],
        ["ja"] = ["露朝、{0}で協議", "北朝鮮代表団がロシア訪問、{0}", "金正恩氏、ロシアとの{0}に言及"],
        ["zh"] = ["朝俄讨论{0}", "朝鲜代表团访问俄罗斯谈{0}", "金正恩谈朝俄{0}"],
        ["fr"] = ["La Russie et la Corée du Nord parlent de {0}", "Délégation nord-coréenne en Russie : {0}", "Moscou et Pyongyang : {0}"],
        ["de"] = ["Russland und Nordkorea reden über {0}", "Nordkoreanische Delegation in Russland: {0}", "Moskau und Pjöngjang: {0}"],
    };

    /// <summary>The frequent ones first; in the order of the languages above.</summary>
    private static readonly string[][] Subjects =
    [
        ["trade", "торговлю", "무역", "貿易", "贸易", "commerce", "Handel"],
        ["sanctions at the United Nations", "санкции ООН", "유엔 대북제재", "国連制裁", "联合国制裁", "sanctions de l'ONU", "UN-Sanktionen"],
        ["tourism", "туризм", "관광", "観光", "旅游", "tourisme", "Tourismus"],
        ["the war in Ukraine", "войну на Украине", "우크라이나 전쟁", "ウクライナ戦争", "乌克兰战争", "guerre en Ukraine", "Krieg in der Ukraine"],
        ["workers", "рабочих", "노동자 파견", "労働者", "劳工", "ouvriers", "Arbeiter"],
        ["railway traffic over the Tumen", "железную дорогу через Туманную", "두만강 철도", "豆満江の鉄道", "图们江铁路", "chemin de fer du Tumen", "Bahnverkehr am Tumen"],
        ["artillery shells", "снаряды", "포탄 지원", "砲弾", "炮弹", "obus d'artillerie", "Artilleriegranaten"],
        ["coal through Rajin", "уголь через Раджин", "나진항 석탄", "羅津港の石炭", "罗津港煤炭", "charbon à Rajin", "Kohle über Rajin"],
        ["student exchange", "обмен студентами", "유학생 교류", "留学生交流", "留学生交流项目", "échanges d'étudiants", "Studentenaustausch"],
        ["soldiers in Kursk", "солдат в Курской области", "쿠르스크 파병", "クルスク派兵", "库尔斯克派兵", "soldats à Koursk", "Soldaten in Kursk"],
        ["flights between Vladivostok and Pyongyang", "рейсы Владивосток — Пхеньян", "블라디보스토크-평양 항공편", "ウラジオストク便", "海参崴航班", "vols de Vladivostok", "Flüge nach Wladiwostok"],
        ["medicine", "медицину", "의료 협력", "医療協力", "医疗合作", "médecine", "Medizin"],
        ["satellites", "спутники", "위성 기술", "衛星技術", "卫星技术", "satellites", "Satelliten"],
        ["fishing", "рыболовство", "어업", "漁業", "渔业", "pêche", "Fischerei"],
        ["a treaty anniversary", "годовщину договора", "조약 기념일", "条約記念日", "条约周年", "anniversaire du traité", "Jahrestag des Vertrags"],
        ["an exhibition in Moscow", "выставку в Москве", "모스크바 전시회", "モスクワ展示会", "莫斯科展览", "exposition à Moscou", "Ausstellung in Moskau"],
        ["Lavrov's remarks", "слова Лаврова", "라브로프 발언", "ラブロフ発言", "拉夫罗夫讲话", "propos de Lavrov", "Worte Lawrows"],
        ["Peskov's answer", "ответ Пескова", "페스코프 답변", "ペスコフ発言", "佩斯科夫答记者", "réponse de Peskov", "Peskows Antwort"],
        ["hackers", "хакеров", "해커", "ハッカー", "黑客", "pirates informatiques", "Hacker"],
        ["a letter to Putin", "письмо Путину", "푸틴에 친서", "プーチン氏への書簡", "致普京的信", "lettre à Poutine", "Brief an Putin"],
    ];

    private static readonly string[] Elsewhere =
        ["Election results in Brazil: {0} ahead", "Storm {0} hits the coast", "Central bank raises rates, {0} says", "Seoul and Tokyo agree on {0}", "Russia and Turkey on {0} in Ankara", "Чемпионат мира: {0} победил", "브라질 선거 결과 {0}", "Wahl in Brasilien: {0}"];

    private static readonly string[] Languages = ["en", "ru", "ko", "ja", "zh", "fr", "de"];
    private static readonly double[] Shares = [0.4, 0.6, 0.78, 0.84, 0.9, 0.95, 1];

    public List<Article> Articles(int weeks, int seed)
    {
        var (random, articles) = (new Random(seed), new List<Article>());
        for (var hour = 0; hour < 168 * weeks; hour++)
        {
            var rhythm = (1 + 0.6 * Math.Sin(2 * Math.PI * (hour % 24 - 6) / 24.0)) * (hour / 24 % 7 >= 5 ? 0.65 : 1.14);
            for (var items = Spikes.Draw.Count(random, PerWeek / 168 * rhythm, double.PositiveInfinity); items > 0; items--)
            {
                var subject = Subjects[(int)(Math.Pow(Subjects.Length + 1, random.NextDouble()) - 1)];
                var at = Start.AddHours(hour + random.NextDouble());
                do
                {
                    Add(at, subject);
                    at = at.AddHours(6 * random.NextDouble());
                }
                while (random.NextDouble() < Retold);
            }
            for (var items = Spikes.Draw.Count(random, 2 * PerWeek / 168 * rhythm, double.PositiveInfinity); items > 0; items--)
                Add(Start.AddHours(hour + random.NextDouble()), null);
        }
        return articles;

        void Add(DateTimeOffset at, string[]? subject)
        {
            var language = Array.FindIndex(Shares, s => s > random.NextDouble());
            language = language < 0 ? 0 : language;
            var own = string.Concat(Enumerable.Range(0, 4).Select(_ => $" {"bdfgklmnprstvz"[random.Next(14)]}{"aeiou"[random.Next(5)]}{"bdfgklmnprstvz"[random.Next(14)]}{"aeiou"[random.Next(5)]}"));
            var title = subject is null
                ? string.Format(CultureInfo.InvariantCulture, Pick(Elsewhere), own.Trim())
                : string.Format(CultureInfo.InvariantCulture, Pick(Wordings[Languages[language]]), subject[language]) + "," + own;
            var publisher = $"publisher{(int)Math.Pow(200, random.NextDouble())}.example";
            var time = DaysOnly ? new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero) : at;
            articles.Add(new Article { Id = $"{articles.Count:x24}", Url = $"https://{publisher}/{articles.Count}", Title = title, PublishedAt = time, EventTime = time, Source = publisher });
        }

        string Pick(string[] from) => from[random.Next(from.Length)];
    }
}
