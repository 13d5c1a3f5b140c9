namespace NewsMonitor.Analysis.Terms;

/// <summary>What is written like a name and is none: titles, days, months, agencies, the furniture of news pages.</summary>
internal static class StopWords
{
    /// <summary>Whole terms that are never reported.</summary>
    public static readonly HashSet<string> Terms = Set("""
        Reuters AFP AP Yonhap Interfax Xinhua Kyodo DPA EFE ANSA Bloomberg BBC CNN NBC CBS ABC Fox NK News Newsweek Axios Politico Guardian RIA Novosti Sputnik RT Kommersant Izvestia
        Telegram Twitter Facebook YouTube WhatsApp Instagram TikTok Google X PDF HTML RSS GMT UTC MSK KST JST EST PhD CEO NGO COVID-19 Covid-19 G-20 G-7 PHOTO VIDEO LIVE UPDATE
        Redazione Esteri Fotograf Gambas Arsiv Hitler Europe Europa Asia Asie Africa Afrika
        Ведомости Коммерсантъ Известия Вести Звезда Spiegel Figaro Repubblica
        Рейтер Интерфакс Телеграм Синьхуа Ёнхап Рентерс 地区 本市 全国 北京市 上海市 城市 都市 一号 二号 三号 第一号 本州 各州 国会 首都 東京都 大学
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
        キログラム メートル キロメートル パーセント ドル ユーロ ルーブル ウォン トン キロ センチ カメラ レーダー ステルス ヘリコプター ヘリ ジェット トラック バス タクシー コロナ ウイルス ワクチン マスク インフラ エリア ルート ゲート レストラン アパート マンション ビル スパイ テロ クーデター デモ ストライキ ボイコット キャンペーン コメント インタビュー キャンプ ハングル ビニール ビザ パスポート ガソリン ディーゼル コンクリート トラクター ライフル ロケット弾 バイク スマートフォン スマホ アプリ ウェブ サイト ホームページ ブログ アカウント フォロワー チケット スキー スケート ボランティア デザイン モデル タイプ サイズ スタイル スタジオ ステージ シーズン シリーズ オープン クラス コース ゴール スタート ストップ バランス プレッシャー ダメージ リスク ショック パニック トラブル ミス チャンス タイミング スケジュール プロセス メリット アルバム ドラマ アニメ マンガ ピアノ ギター オーケストラ バイオリン サンプル リスト カード パネル ボトル ビール ワイン コーヒー ケーキ パン リットル ヘクタール マイル ノット マッハ ドック クレーン コンピューター ソフトウエア ハードウエア プラント ダム タワー ビジネス マーケット スーパー デパート レール ゲージ ワゴン ロシア語 チャーター チャーター便 フェリー ボート ヨット カヌー ヘルメット ジャケット コート スーツ ネクタイ パイロット キャプテン コーチ ファン サポーター クリスマス バレンタイン アンケート アドバイス アイデア イメージ インド ミャンマー スピーチ メッセージ プレゼント パレード セレモニー レセプション ミサイルエンジン アナリスト ジャーナリスト アジア ヨーロッパ アメリカ アフリカ
        """);

    private static readonly HashSet<string> CommonGermanNouns = Set("""
        Ansicht Meinung Auskunft Bericht Erkenntnis Art Ende Anfang Auftrag Absicht Stelle Kauf Eile Freiheit Arbeit Form Kürze Gang Fahrt Bau Dienst Umlauf Betracht Einklang Abschluss Ankunft Abreise Rückkehr Besuch Treffen Schluss Armut Mitte Nähe Zeit Jahrzehnten Süden Norden Westen Osten Nordosten Parlament Moment Sachen Summe Umfang Begriff Zeiten Auge Augen Privatbesitz Paketen Trümmern Zukunft Folge Frage Kraft Hand Reihe Richtung Sicht Wirklichkeit Angaben Beobachtern Experten Medienberichten Informationen Kreisen Krieg Frieden Regionen Gesprächen Europa Asien Deutschland Jahr Jahren Woche Wochen Tagen Monaten Ordnung Betrieb Haft Gefahr Not Teilen Verbindung Zusammenarbeit Begleitung Anwesenheit Abstimmung Bezug Hinblick Haus Hause
        """);

    private static readonly HashSet<string> KoreanLoans = Set("""
        크리스마스 아파트 프로그램 프로젝트 스포츠 인터넷 텔레그램 유튜브 페이스북 트위터 인스타그램 카페트 리조트 호텔 레스토랑 브리핑 인프라 드론 로켓 미사일 탱크 헬리콥터 레이더 카메라 비디오 라디오 텔레비전 디지털 데이터 센터 시스템 에너지 가스 파이프 파이프라인 컨테이너 트럭 버스 택시 비자 비자카드 루블 달러 유로 그룹 네트워크 파트너 파트너십 콘서트 발레 서커스 페스티벌 포럼 세미나 메시지 뉴스 브릭스 나토 유엔 아시아 유럽 아프리카 아메리카 코로나 바이러스 마스크 백신 테러 스파이 크렘린 우크라이나 러시아 사이트 웹사이트 스마트폰 스트레스 블라디보스토크 모스크바
        """);

    /// <summary>A borrowed word in Korean, not a name.</summary>
    public static bool IsKoreanLoan(string word) => KoreanLoans.Contains(word) || KoreanLoans.Any(w => w.Length >= 3 && word.StartsWith(w, StringComparison.Ordinal));

    public static bool IsLoanWord(string katakana) => LoanWords.Contains(katakana) || LoanWords.Any(w => w.Length >= 4 && katakana.StartsWith(w, StringComparison.Ordinal) && LoanWords.Contains(katakana[w.Length..]));

    /// <summary>Nouns that follow a German preposition and are no place.</summary>
    public static bool GermanNouns(string word) =>
        CommonGermanNouns.Contains(word) || word.EndsWith("ung", StringComparison.Ordinal) || word.EndsWith("ungen", StringComparison.Ordinal) || word.EndsWith("heit", StringComparison.Ordinal)
        || word.EndsWith("keit", StringComparison.Ordinal) || word.EndsWith("schaft", StringComparison.Ordinal) || word.EndsWith("tion", StringComparison.Ordinal) || word.EndsWith("en", StringComparison.Ordinal);

    private static HashSet<string> Set(string words) => new(words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
