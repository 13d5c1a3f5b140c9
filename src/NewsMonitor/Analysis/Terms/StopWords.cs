namespace NewsMonitor.Analysis.Terms;

/// <summary>What is written like a name and is none: titles, days, months, agencies, the furniture of news pages.</summary>
internal static class StopWords
{
    /// <summary>Whole terms that are never reported.</summary>
    public static readonly HashSet<string> Terms = Set("""
        Reuters AFP AP Yonhap Interfax Xinhua Kyodo DPA EFE ANSA Bloomberg BBC CNN NBC CBS ABC Fox NK News Newsweek Axios Politico Guardian RIA Novosti Sputnik RT Kommersant Izvestia
        Telegram Twitter Facebook YouTube WhatsApp Instagram TikTok Google X PDF HTML RSS GMT UTC MSK KST JST EST PhD CEO NGO COVID-19 Covid-19 G-20 G-7 PHOTO VIDEO LIVE UPDATE
        Рейтер Интерфакс Телеграм Синьхуа Ёнхап Рентерс 우리나라 이번 오늘 地区 本市 全国 北京市 上海市 城市 都市 一号 二号 三号 第一号 本州 各州 国会 首都 東京都 大学
        """);

    /// <summary>Capitalised words that stand before or after a name and are no part of it.</summary>
    public static readonly HashSet<string> Capitalized = Set("""
        Mr Mrs Ms Dr Sir Lord Comrade President Prime Minister Deputy Vice Foreign Defense Defence Secretary General Gen Lt Col Maj Chairman Chairwoman Chair Chief Director Ambassador Governor Mayor Senator Spokesman Spokeswoman Spokesperson Professor King Queen Prince Pope Leader Marshal Admiral
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
        Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Januar Februar März Mai Juni Juli Oktober Dezember Herr Frau Präsident Präsidentin Minister Außenminister Machthaber Staatschef Bundeskanzler
        M Mme Monsieur Madame Le La Les L Un Une Des Président Ministre Général Señor Señora El Los Las Presidente Ministro General Canciller Il Lo Gli Signor O Os As A Senhor Pan Pani Prezydent Minister
        Ông Bà Tổng Thống Chủ Tịch Ngoại Trưởng Bộ Thủ Tướng Presiden Menteri Menlu Perdana Bapak Ibu Senin Selasa Rabu Kamis Jumat Sabtu Minggu Januari Februari Maret Mei Juni Juli Agustus Oktober Desember
        Bay Bayan Cumhurbaşkanı Başkan Bakan Dışişleri Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık
        De Het Een Minister President Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag
        Президент Министр Председатель Глава Господин Товарищ Генерал Посол Премьер Секретарь Губернатор Президента Президенту Президентом Министра Председателя
        North South East West Northern Southern Eastern Western Central Far Sea Ocean River Street City County Province Region State Republic Kingdom Union Council Ministry Government Parliament Party Army Navy Air Force Committee Commission Agency Office Department House Court Police Intelligence Service Security Defense National International Foreign Affairs World War Korean Korea Russian Russia Ukrainian American Chinese Japanese Western European English French German Read More Photo Image Source Copyright Rights Reserved Advertisement Subscribe Newsletter
        I He She It We They You His Her Its Our Their This That These Those The An And But Or If When While As At By For From In Into Of On Over To Under With After Before Since Until
        """);

    /// <summary>Words that institutions are called by: a name needs another word beside them.</summary>
    public static readonly HashSet<string> Institutions = Set("""
        Trade Commerce Post Postal Communist Socialist Democratic Liberal Telecommunications Education Industry Industries Culture Cultural Federation Federal Peace Friendship Unity Cabinet Association Technology Technologies Staff Worker Workers People Peoples Study Studies Public Information Health Interior External Internal Economic Economy Relations Development Digital Soviet Supreme Executive Political Bureau Branch Regional Territorial Society Social Institute University Academy Center Centre School Complex Palace Museum Hall Hotel Club Tower Statue Monument Station Exhibition Embassy Consulate Delegation Chamber Fund Bank Group Company Corporation Conference Congress Forum Festival Anniversary Day Year Week Month Plan Project Program Programme Treaty Agreement Pact Article Declaration Resolution Protocol Statement Special Joint Mixed Permanent Presidium Politburo Assembly Duma Standing Secretariat Youth Women Children Students Science Sciences Sports Sport Physical Tourism Transport Railways Railway Energy Power Electric Natural Resources Environment Agriculture Finance Justice Labor Labour Communications Construction Infrastructure Media Press Radio Television Broadcasting Station Channel Daily Times Post Herald Unit Division Brigade Regiment Corps Command Force Forces Military Defence Naval Ground Marine Guard Border Line Demilitarized Zone Area District Village Town Park Square Bridge Airport Port Harbor Airlines Airways Open Cup Games Olympic Olympics Championship League Charge Interim Congratulatory Personages Staff NATO EU UN UNSC USA UK USSR ROK DPRK ICC IAEA WHO WTO BRICS Brics ASEAN OSCE G7 G20 Wall Internet House White
        Conseil Sécurité Assemblée Nations Unies Ministère Affaires Étrangères Défense État Union Européenne Europe ONU OTAN UE Organisation Consejo Seguridad Naciones Unidas Exteriores Asuntos Ministerio Defensa Estado Unión Europea OTAN Consiglio Sicurezza Nazioni Unite Esteri Difesa Stato Unione Europea Conselho Segurança Nações Unidas Relações Exteriores Ministério Defesa Estado União Europeia
        Rat Sicherheitsrat Vereinte Nationen Auswärtiges Amt Bundestag Union EU Rada Rady Bezpieczeństwa Narodów Zjednoczonych Ministerstwo Rada OSN OSN-u Bezpečnostní Spojené národy Ministerstvo Veiligheidsraad Verenigde Naties Ministerie Defensie Säkerhetsrådet Utrikesdepartementet Dewan Keamanan Kementerian Güvenlik Konseyi Bakanlığı Birleşmiş Milletler Hội Đồng Bảo Liên Hợp Quốc
        Совет Совета Советом Совете Совбез Совбеза Совбезе Безопасности ООН МИД МИДа Минобороны Госдума Госдумы Дума Думы Федерации Федерация Постпред Министерство Министерства НАТО ЕС СМИ США ЮАР ООН-а СССР Рада Ради Радбез Радбезу ГУР МЗС ЗМІ ООН Безпеки Міністерство Съвет Съвета Сигурност ООН НАТО Министерство Великой Победы День Дня Года
        """);

    /// <summary>Words that begin sentences in many languages; at a beginning they are no part of a name.</summary>
    public static readonly HashSet<string> Openers = Set("""
        According Although Also Both During Earlier However Last Later Many Meanwhile Most Moreover No Not Now One Only Other Despite Some Such Then There Today Tomorrow Two Three What Where Which Who Why Yesterday Yet All Another Any Each Every Few First Second Third New Analysts Experts Officials Troops Soldiers Sources Researchers Reports State Local Military Former Senior Top
        Am Auf Aus Bei Das Dem Den Der Die Diese Ein Eine Er Es Für Im In Ist Laut Mit Nach Nun Sie Seit Und Von Vor Wie Zu Zum Zur Auch Doch Noch
        Au Aux Après Avant Avec Ce Cette Ces Dans De Depuis Du En Et Elle Elles Ils Il Lors Mais Ou Par Pour Selon Sous Sur Deux D'après
        Al Ante Con Desde Durante Entre Esta Este Estos Hasta Para Pero Por Según Según Sin Sobre Su Tras Ya Ambos
        Alla Anche Che Come Con Da Dal Dalla Dopo Ha I In La Ma Nel Nella Per Secondo Si Sono Tra Una Uno
        Ao Após Até Com Como Da Das Do Dos Durante Em Entre Foi Isso Mas Na Nas No Nos Para Pela Pelo Segundo Sob Sua Uma
        W We Na Do Z Za Od Po Według Jak Jego Jej To Ten Ta Oraz Nie Już Przed V Ve Na Do Podle Po Před Ze Za O S Se Jeho
        В Во На По С Со За К Из От До Для При Об О Как Что Это Он Она Они Его Её Также Ранее После Перед Кроме Однако Но И А Все У Не Так Если Когда Где Стороны Глава Согласно
        У З Із До Від Про Він Вона Вони Його Її Також Раніше Після Перед Проте Але Та Це Як Що За Под През Според След Той Тя Те Това Но Ще
        Di Dari Ke Dan Ini Itu Dalam Pada Kedua Sebelumnya Menurut Untuk Yang Ia Dia Mereka Bir Bu Ve Ancak İki Daha Sonra O Om Op In Van Voor Volgens Ook Hij Zij Ze Det Den De En Ett Enligt Efter Han Hon Men Och Om På Som Vid
        """);

    /// <summary>Signs after which a Chinese or Japanese name may begin: they are no part of one.</summary>
    public static readonly HashSet<char> Particles = [.. "的了在是和与與及等对對将將就不也都而为為以于於从從到中上下有这這那其之所并並或被把向由说說称稱至经經自往抵达達访訪离離后後前至の国國内外東西南北各该該本某每全新旧舊数數個个一二三四五六七八九十两兩"];

    public static readonly HashSet<string> Korean = Set("""
        북한 한국 러시아 미국 중국 일본 정부 대통령 장관 회담 회의 협력 관계 양국 정상 지난 이번 올해 내년 지난해 오늘 어제 당시 현재 이후 이전 최근 관련 통해 위해 대한 따르면 가운데 그러나 하지만 또한 특히 모든 다른 새로운 우리 이날 이어 앞서
        국제 사회 문제 지역 군사 경제 외교 안보 국방 국가 통신 보도 연합뉴스 기자 사진 제공 자료 매체 언론 방송 신문 조선중앙통신 발표 성명 담화 입장 상황 가능성 전문가 관계자 당국 당국자 소식통 평가 분석 전망 주장 강조 언급 설명 확인 합의 체결 서명 방문 참석 진행 개최 추진 지원 제공
        부대 병력 병사 군인 무기 포탄 미사일 탄도미사일 위성 발사 전쟁 전투 공격 파병 사람 주민 국민 인민 동지 친선 혁명 위원회 대표단 노동당 당중앙위원회 정치국 외무성 국방성 내각 최고인민회의 국무위원회 러시아군 북한군 우크라이나 크렘린 크렘린궁 국정원 통일부 외교부 국방부 합동참모본부 합참
        """);

    public static readonly HashSet<string> Uncased = Set("""
        التي الذي الذين وقال قال قالت وقالت أضاف وأضاف أعلن أعلنت خلال بعد قبل منذ حتى إلى على عن من في مع بين كما لكن وكان كان كانت يوم اليوم أمس العام الماضي الحالي المقبل هذا هذه ذلك تلك وهو وهي لدى نحو أكثر كل بعض غير وزارة الخارجية الدفاع الرئيس الحكومة الدولة الدول البلدين البلاد العلاقات التعاون الاتفاق الأمن القوات الجيش الحرب وكالة الأنباء المتحدة الولايات الأمم الدولي الدولية بيان زيارة محادثات اجتماع اتفاقية معاهدة شراكة استراتيجية
        است بود شد شده شود کرد کرده کردند می‌شود گفت گفته اعلام داد برای این آن که از به در با تا بر پس پیش سال روز دیروز امروز گذشته جمهوری کشور دولت وزارت خارجه دفاع رئیس‌جمهور روابط همکاری توافق جنگ ارتش نیروهای خبرگزاری سازمان ملل متحد ایالات دیدار سفر گفت‌وگو های هایی همچنین
        אמר אמרה על את של עם כי לא גם או אל בין לפי הודיע משרד החוץ הביטחון נשיא ראש הממשלה
        """);

    private static readonly HashSet<string> LoanWords = Set("""
        ミサイル ロケット ドローン メディア ニュース インターネット サイバー ハッカー テレビ ラジオ ビデオ ネット システム エネルギー ガス オイル エンジン タンカー コンテナ トンネル ビーチ ホテル リゾート ツアー グループ チーム リーダー メンバー トップ レベル テスト データ サービス センター スポーツ サッカー オリンピック パートナー パートナーシップ プロジェクト プログラム イベント コンサート バレエ サーカス
        キログラム メートル キロメートル パーセント ドル ユーロ ルーブル ウォン トン キロ センチ カメラ レーダー ステルス ヘリコプター ヘリ ジェット トラック バス タクシー コロナ ウイルス ワクチン マスク インフラ エリア ルート ゲート レストラン アパート マンション ビル スパイ テロ クーデター デモ ストライキ ボイコット キャンペーン コメント インタビュー スピーチ メッセージ プレゼント パレード セレモニー レセプション ミサイルエンジン アナリスト ジャーナリスト アジア ヨーロッパ アメリカ アフリカ
        """);

    private static readonly HashSet<string> CommonGermanNouns = Set("""
        Zukunft Folge Frage Kraft Hand Reihe Richtung Sicht Wirklichkeit Angaben Beobachtern Experten Medienberichten Informationen Kreisen Krieg Frieden Regionen Gesprächen Europa Asien Deutschland Jahr Jahren Woche Wochen Tagen Monaten Ordnung Betrieb Haft Gefahr Not Teilen Verbindung Zusammenarbeit Begleitung Anwesenheit Abstimmung Bezug Hinblick Haus Hause
        """);

    public static bool IsLoanWord(string katakana) => LoanWords.Contains(katakana) || LoanWords.Any(w => w.Length >= 4 && katakana.StartsWith(w, StringComparison.Ordinal) && LoanWords.Contains(katakana[w.Length..]));

    /// <summary>Nouns that follow a German preposition and are no place.</summary>
    public static bool GermanNouns(string word) =>
        CommonGermanNouns.Contains(word) || word.EndsWith("ung", StringComparison.Ordinal) || word.EndsWith("ungen", StringComparison.Ordinal) || word.EndsWith("heit", StringComparison.Ordinal)
        || word.EndsWith("keit", StringComparison.Ordinal) || word.EndsWith("schaft", StringComparison.Ordinal) || word.EndsWith("tion", StringComparison.Ordinal) || word.EndsWith("en", StringComparison.Ordinal);

    private static HashSet<string> Set(string words) => new(words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
