using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsMonitor.Tests.Alerts;

/// <summary>
/// A made-up archive of headlines as one gets it from a search over hundreds of publishers: titles only, five languages,
/// dates or times, much that has nothing to do with the relation, routine that has, and events at known times.
/// </summary>
internal sealed class HeadlineArchive(int seed, bool daysOnly)
{
    public static readonly DateTimeOffset Start = new(2025, 2, 3, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Languages = ["en", "en", "ru", "ko", "fr", "de"];
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string[]> Routine = new()
    {
        ["en"] =
        [
            "Russia and North Korea discuss {0} in {1}", "North Korean delegation visits {1} for talks on {0}", "Moscow sees {0} with Pyongyang growing, {2}",
            "Kim Jong Un praises friendship with Russia, {2}", "What {0} between Pyongyang and Moscow means for {2}", "Seoul wary of {0} between Russia and North Korea",
            "Russian tourists in North Korea: {2}", "North Korea sends {3} workers to {1}, Russian officials say",
        ],
        ["ru"] =
        [
            "Россия и КНДР обсудили {0}: {1}", "Делегация КНДР прибыла в {1}, обсуждают {0}", "Москва и Пхеньян развивают {0} — {2}", "Ким Чен Ын о дружбе с Россией: {2}",
            "В {1} открылась выставка о КНДР и России: {2}", "{3} рабочих из КНДР едут в Россию, {2}",
        ],
        ["ko"] = ["러시아와 북한, {1}에서 {0} 논의", "북한 대표단 러시아 {1} 방문, {0}", "김정은, 러시아와의 친선 강조… {2}", "모스크바·평양 {0} 확대 {2}", "북한 노동자 {3}명 러시아 {1}행"],
        ["fr"] =
        [
            "La Russie et la Corée du Nord parlent de {0} à {1}", "Une délégation nord-coréenne à {1} pour {0}", "Moscou et Pyongyang : {0}, {2}", "Kim Jong-un salue l'amitié avec la Russie, {2}",
            "{3} ouvriers nord-coréens en Russie, selon {2}",
        ],
        ["de"] =
        [
            "Russland und Nordkorea reden über {0} in {1}", "Nordkoreanische Delegation in {1}: {0}", "Moskau und Pjöngjang: {0}, {2}", "Kim Jong Un lobt Freundschaft mit Russland, {2}",
            "{3} nordkoreanische Arbeiter in Russland, {2}",
        ],
    };

    private static readonly Dictionary<string, string[][]> Fillers = new()
    {
        ["en"] = [["trade", "coal shipments", "railway links", "student exchange", "fishing", "tourism", "wheat", "medicine", "forestry", "education"], ["Vladivostok", "Moscow", "Khabarovsk", "Rason", "Pyongyang"], ["analysts say", "report says", "in a letter", "state media", "the region", "Asia", "an embassy post", "a survey", "a photo essay"]],
        ["ru"] = [["торговлю", "поставки угля", "железную дорогу", "обмен студентами", "рыболовство", "туризм", "медицину", "образование"], ["Владивосток", "Москва", "Хабаровск", "Расон", "Пхеньян"], ["эксперты", "источник", "письмо", "посольство", "обзор", "фото", "регион"]],
        ["ko"] = [["무역", "석탄", "철도", "유학생 교류", "어업", "관광", "의료", "교육"], ["블라디보스토크", "모스크바", "하바롭스크", "나선", "평양"], ["전문가 분석", "보도", "편지", "대사관", "사진"]],
        ["fr"] = [["commerce", "charbon", "chemin de fer", "échanges d'étudiants", "pêche", "tourisme", "médecine", "éducation"], ["Vladivostok", "Moscou", "Khabarovsk", "Rason", "Pyongyang"], ["analyse", "un rapport", "une lettre", "l'ambassade", "en photos"]],
        ["de"] = [["Handel", "Kohle", "Bahnverbindungen", "Studentenaustausch", "Fischerei", "Tourismus", "Medizin", "Bildung"], ["Wladiwostok", "Moskau", "Chabarowsk", "Rason", "Pjöngjang"], ["Analyse", "Bericht", "Brief", "Botschaft", "in Bildern"]],
    };

    private static readonly string[] Elsewhere =
    [
        "Election results in Brazil: {0}", "Storm {1} hits the coast, thousands without power", "{0} wins the cup after extra time", "Central bank raises rates again, {1}",
        "Выборы в Бразилии: {0}", "Чемпионат мира: {0} победил {1}", "브라질 선거 결과 {0}", "Élections au Brésil : {0}", "Wahl in Brasilien: {0}", "South Korea and Japan agree on {0}", "Russia and Turkey on {0} in Ankara",
    ];

    private readonly Random _random = new(seed);
    private readonly List<string> _lines = [];

    public int Count => _lines.Count;

    public HeadlineArchive Ordinary(int days, double perDay, double elsewherePerDay, int publishers = 150)
    {
        for (var day = 0; day < days; day++)
        {
            for (var i = Count1(perDay * (day % 7 >= 5 ? 0.6 : 1.15)); i > 0; i--)
            {
                var language = Pick(Languages);
                var f = Fillers[language];
                Add(day + _random.NextDouble(), language, publishers, Fill(Pick(Routine[language]), Pick(f[0]), Pick(f[1]), Pick(f[2]), (_random.Next(3, 90) * 10).ToString()));
            }
            for (var i = Count1(elsewherePerDay); i > 0; i--)
                Add(day + _random.NextDouble(), "en", publishers, Fill(Pick(Elsewhere), Word(), Word()));
        }
        return this;
    }

    /// <summary>Small things, each told by two or three publishers within hours, with a name nobody heard before: what wire services make of a dull day.</summary>
    public HeadlineArchive SmallThings(int days, double perDay, int publishers = 150)
    {
        for (var day = 0; day < days; day++)
        {
            for (var i = Count1(perDay); i > 0; i--)
            {
                var (at, name) = (day + 0.8 * _random.NextDouble(), char.ToUpperInvariant(Word()[0]) + Word());
                string[] wordings = [$"North Korean athlete {name} competes in Russia", $"{name} of North Korea at a tournament in Russia", $"Russia: {name}, North Korea, {Word()} {Word()}"];
                for (var told = 2 + _random.Next(2); told > 0; told--)
                    Add(at + 0.2 * _random.NextDouble(), "en", publishers, $"{wordings[told - 1]}, {Word()} {Word()}");
            }
        }
        return this;
    }

    /// <summary>Headlines of an event by language; each publisher words its own with something of its own.</summary>
    public HeadlineArchive Event(double day, double hours, int headlines, Dictionary<string, string[]> wordings, int publishers = 150)
    {
        for (var i = 0; i < headlines; i++)
        {
            var language = Pick([.. wordings.Keys]);
            Add(day + hours / 24 * (i + _random.NextDouble()) / headlines, language, publishers, Pick(wordings[language]) + ", " + Pick(Fillers[language][2]) + " " + Word());
        }
        return this;
    }

    public void Write(string file) => File.WriteAllLines(file, _lines.OrderBy(_ => _random.Next()));

    private void Add(double day, string language, int publishers, string title)
    {
        var at = Start.AddDays(day);
        var publisher = (int)(Math.Pow(publishers + 1, _random.NextDouble()) - 1);
        _lines.Add(JsonSerializer.Serialize(
            new
            {
                url = $"https://publisher{publisher}.example/{language}/{_lines.Count}",
                title,
                publishedAt = daysOnly ? at.ToString("yyyy-MM-dd'T'00:00:00'Z'") : at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
                source = $"publisher{publisher}.example",
                language,
            }, Json));
    }

    private static string Fill(string template, params string[] values)
    {
        for (var i = 0; i < values.Length; i++)
            template = template.Replace($"{{{i}}}", values[i], StringComparison.Ordinal);
        return template;
    }

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];

    private string Word() => string.Concat(Enumerable.Range(0, 3).Select(_ => $"{"bdfgklmnprstvz"[_random.Next(14)]}{"aeiou"[_random.Next(5)]}"));

    private int Count1(double mean)
    {
        var (count, product, limit) = (0, _random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; count++)
            product *= _random.NextDouble();
        return count;
    }

    public static readonly Dictionary<string, string[]> ShoiguVisit = new()
    {
        ["en"] = ["Shoigu arrives in Pyongyang for talks with Kim Jong Un", "Russia's Shoigu meets Kim Jong Un in North Korea", "Kim Jong Un receives Shoigu, vows support for Russia"],
        ["ru"] = ["Шойгу прибыл в Пхеньян", "Шойгу встретился с Ким Чен Ыном в КНДР", "Ким Чен Ын принял Шойгу и поддержал Россию"],
        ["ko"] = ["쇼이구 평양 도착, 김정은 면담", "김정은, 러시아 쇼이구 접견", "쇼이구 방북… 북러 협력 논의"],
        ["fr"] = ["Choïgou reçu par Kim Jong-un à Pyongyang", "Le Russe Choïgou en Corée du Nord"],
        ["de"] = ["Schoigu trifft Kim Jong Un in Pjöngjang", "Russlands Schoigu in Nordkorea eingetroffen"],
    };

    public static readonly Dictionary<string, string[]> PanelVeto = new()
    {
        ["en"] = ["Russia vetoes UN panel monitoring North Korea sanctions", "UN Security Council: Russian veto ends North Korea sanctions panel"],
        ["ru"] = ["Россия наложила вето на продление группы экспертов Совбеза ООН по санкциям против КНДР", "Вето России в Совбезе ООН: санкции против КНДР"],
        ["ko"] = ["러시아, 유엔 안보리 대북제재 전문가패널 연장 거부권 행사", "안보리 대북제재 패널 러시아 거부권에 종료"],
        ["fr"] = ["Veto russe à l'ONU contre le panel de sanctions sur la Corée du Nord"],
        ["de"] = ["Russland legt Veto gegen UN-Expertengruppe zu Nordkorea-Sanktionen ein"],
    };

    /// <summary>A visit of several days in its phases: expected, under way, what came of it, and what others say.</summary>
    public static readonly Dictionary<string, string[]>[] PutinVisit =
    [
        new()
        {
            ["en"] = ["Putin to visit North Korea in coming days, Kremlin says", "Pyongyang prepares for Putin visit, satellite images show", "Putin heads to North Korea for first time in 24 years"],
            ["ru"] = ["Путин посетит КНДР в ближайшие дни", "Пхеньян готовится к визиту Путина"],
            ["ko"] = ["푸틴, 24년 만에 북한 방문 예정", "평양, 푸틴 방북 준비"],
            ["fr"] = ["Poutine attendu en Corée du Nord", "La visite de Poutine à Pyongyang se prépare"],
            ["de"] = ["Putin reist nach Nordkorea", "Pjöngjang bereitet Putins Besuch vor"],
        },
        new()
        {
            ["en"] = ["Putin arrives in Pyongyang, met by Kim Jong Un at airport", "Putin and Kim Jong Un hold summit in Pyongyang", "Kim Jong Un hails ties as Putin visits North Korea", "Lavrov and Belousov accompany Putin in Pyongyang"],
            ["ru"] = ["Путин прибыл в Пхеньян, его встретил Ким Чен Ын", "Переговоры Путина и Ким Чен Ына в Пхеньяне"],
            ["ko"] = ["푸틴 평양 도착, 김정은 공항 영접", "김정은·푸틴 정상회담 평양서 열려"],
            ["fr"] = ["Poutine accueilli par Kim Jong-un à Pyongyang", "Sommet entre Poutine et Kim Jong-un"],
            ["de"] = ["Putin in Pjöngjang von Kim Jong Un empfangen", "Gipfel von Putin und Kim Jong Un"],
        },
        new()
        {
            ["en"] = ["Russia and North Korea sign comprehensive strategic partnership treaty", "Putin and Kim sign mutual defence pact", "What is in the Russia-North Korea treaty"],
            ["ru"] = ["Россия и КНДР подписали договор о всеобъемлющем стратегическом партнерстве", "Путин и Ким Чен Ын подписали договор о взаимной помощи"],
            ["ko"] = ["북러, 포괄적 전략동반자 조약 체결", "푸틴·김정은, 상호 군사원조 조약 서명"],
            ["fr"] = ["Moscou et Pyongyang signent un traité de partenariat stratégique", "Poutine et Kim signent un pacte de défense mutuelle"],
            ["de"] = ["Russland und Nordkorea unterzeichnen Partnerschaftsvertrag", "Putin und Kim schließen Beistandspakt"],
        },
        new()
        {
            ["en"] = ["Seoul condemns Russia-North Korea pact, may arm Ukraine", "US concerned over Putin visit to North Korea and arms transfers", "Japan protests Russia-North Korea treaty"],
            ["ru"] = ["Сеул осудил договор России и КНДР", "США обеспокоены договором Путина и Ким Чен Ына"],
            ["ko"] = ["정부, 북러 조약 규탄… 우크라 무기 지원 재검토", "미국, 북러 군사협력 우려"],
            ["fr"] = ["Séoul condamne le pacte entre Moscou et Pyongyang", "Washington inquiet de l'accord Poutine-Kim"],
            ["de"] = ["Seoul verurteilt Pakt zwischen Moskau und Pjöngjang", "USA besorgt über Putins Besuch in Nordkorea"],
        },
    ];
}
