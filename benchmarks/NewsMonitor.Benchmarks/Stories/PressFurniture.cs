namespace NewsMonitor.Benchmarks.Stories;

/// <summary>What the press of a language puts around a text: the name of the paper, dateline and byline, credits, notices, menus.</summary>
internal sealed record PressFurniture(string Suffix, string Dateline, string Credits, string Notice, string Menu)
{
    private static readonly PressFurniture English = new(" - Example News", "MOSCOW, 12 May (Example News) — By Anna Example\n", "Reporting by A. Example; editing by B. Example",
        "Read more on our site. Subscribe to our newsletter and follow us on all channels. All rights reserved. © Example News 2024.", "Home | World | Politics | Economy | Sport | Weather\nShare: Facebook Telegram WhatsApp");

    public static PressFurniture Of(string language) => language switch
    {
        "ru" or "bg" or "uk" => new(" — Пример Новости", "МОСКВА, 12 мая. /ПРИМЕР/. Анна Примерова\n", "Автор: А. Примерова. Редактор: Б. Примеров",
            "Читайте также на нашем сайте. Подписывайтесь на наш канал в Telegram. Все права защищены. © Пример Новости 2024.", "Главная | В мире | Политика | Экономика | Спорт | Погода\nПоделиться: ВКонтакте Телеграм"),
        "ko" => new(" | 예시뉴스", "(서울=예시뉴스) 홍길동 기자 = ", "hong@example.com", "무단 전재 및 재배포 금지. 저작권자 ⓒ 예시뉴스 2024. 제보는 카카오톡으로 보내 주세요.", "홈 정치 경제 사회 국제 스포츠 날씨\n기사 공유하기 글자 크기 조절"),
        "zh-Hans" => new("_示例新闻网", "示例社莫斯科5月12日电（记者 张三）", "（责任编辑：李四）", "更多精彩内容请关注示例新闻客户端。版权所有，未经许可不得转载。本文仅代表作者观点。", "首页 国际 政治 经济 体育 天气\n分享到微信 微博 字号 大 中 小"),
        "zh-Hant" => new(" - 範例新聞網", "（範例社莫斯科12日電）記者張三／綜合報導", "（編輯：李四）", "更多新聞請下載範例新聞應用程式。版權所有，未經許可不得轉載。", "首頁 國際 政治 經濟 體育 氣象\n分享至臉書 分享至LINE"),
        "ja" => new(" - 例新聞", "【モスクワ共同】", "（記者・山田太郎）", "この記事は有料会員限定です。無断転載を禁じます。著作権は例新聞社に帰属します。", "ホーム 政治 経済 国際 スポーツ 天気\nシェアする ツイートする"),
        "ar" => new(" - أخبار المثال", "موسكو 12 مايو (أخبار المثال) - ", "كتب: أحمد مثال. تحرير: سمير مثال", "اقرأ المزيد على موقعنا. اشترك في نشرتنا الإخبارية. جميع الحقوق محفوظة.", "الرئيسية | العالم | سياسة | اقتصاد | رياضة | طقس"),
        "fa" => new(" - خبرگزاری نمونه", "به گزارش خبرگزاری نمونه، ", "انتهای پیام/ نویسنده: احمد نمونه", "برای خواندن خبرهای بیشتر کانال ما را دنبال کنید. تمام حقوق محفوظ است.", "صفحه نخست | جهان | سیاست | اقتصاد | ورزش | هوا"),
        "de" => new(" - Beispiel Nachrichten", "Moskau (dpb) - Von Anna Beispiel\n", "Redaktion: A. Beispiel", "Lesen Sie auch weitere Artikel auf unserer Seite. Newsletter abonnieren. Alle Rechte vorbehalten.", "Startseite | Welt | Politik | Wirtschaft | Sport | Wetter"),
        "fr" => new(" - Exemple Info", "Moscou, 12 mai (AEP) - Par Anne Exemple\n", "(avec agences)", "Lire aussi sur notre site. Abonnez-vous à notre lettre. Tous droits réservés.", "Accueil | Monde | Politique | Économie | Sport | Météo"),
        "es" or "pt" or "it" => new(" - Noticias Ejemplo", "Moscú, 12 may (AEJ).- Por Ana Ejemplo\n", "(con información de agencias)", "Lea también en nuestro sitio. Suscríbase al boletín. Todos los derechos reservados.", "Inicio | Mundo | Política | Economía | Deportes | Tiempo"),
        _ => English,
    };
}
