using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace NewsMonitor.Articles;

/// <summary>The signs by which a page that withholds its article is known, in the languages the monitor reads.</summary>
internal sealed partial class PageBarriers
{
    /// <summary>Texts longer than this (in characters) are articles, whatever banners surround them.</summary>
    private const int WholeArticle = 1500;

    private const int MaxLookedAt = 20_000;

    private readonly bool _locked;
    private readonly bool _paywallWords;
    private readonly bool _consentPage;
    private readonly bool _consentWords;
    private readonly bool _robotCheck;

    private PageBarriers(IHtmlDocument html, Uri address)
    {
        var title = html.Title ?? "";
        var text = html.Body?.TextContent ?? "";
        if (text.Length > MaxLookedAt)
            text = text[..MaxLookedAt];
        _locked = DeclaredLocked(html);
        _paywallWords = PaywallWords().IsMatch(text) || html.QuerySelector("[class*=paywall i],[id*=paywall i],[class*=subscriber-only i]") is not null;
        _consentPage = ConsentHost().IsMatch(address.Host) || ConsentPath().IsMatch(address.AbsolutePath);
        _consentWords = ConsentWords().IsMatch(title) || ConsentWords().IsMatch(text);
        _robotCheck = RobotTitle().IsMatch(title) || (text.Length < WholeArticle && RobotWords().IsMatch(text));
    }

    public static PageBarriers Of(IHtmlDocument html, Uri address) => new(html, address);

    public PageKind Judge(string mainText)
    {
        var whole = mainText.Length > WholeArticle;
        return _robotCheck && !whole ? PageKind.RobotCheck
            : _consentPage || (_consentWords && mainText.Length < WholeArticle / 3) ? PageKind.Consent
            : _locked || (_paywallWords && !whole) ? PageKind.Paywall
            : mainText.Length == 0 ? PageKind.NoArticle
            : PageKind.Article;
    }

    /// <summary>schema.org's isAccessibleForFree, and the content tier that publishers declare for search engines.</summary>
    private static bool DeclaredLocked(IHtmlDocument html) =>
        html.QuerySelectorAll("script[type='application/ld+json']").Take(10).Any(s => NotFree().IsMatch(s.TextContent))
        || html.QuerySelector("meta[property='article:content_tier' i],meta[name='article:content_tier' i]")?.GetAttribute("content") is { } tier
            && (tier.Equals("locked", StringComparison.OrdinalIgnoreCase) || tier.Equals("metered", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("\"isAccessibleForFree\"\\s*:\\s*\"?(?:https?://schema.org/)?false", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NotFree();

    [GeneratedRegex("^(?:consent|privacy|cookie-?consent|cmp|gdpr)\\.|\\.consent\\.", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ConsentHost();

    [GeneratedRegex("/(?:privacy-?gate|cookie-?wall|cookie-?consent|gdpr-?consent|collectconsent|consent-?page)(?:/|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ConsentPath();

    [GeneratedRegex("we value your privacy|before you continue|accept all cookies|accept (?:the use of )?cookies to continue|consent to (?:the use of )?cookies|manage (?:your )?(?:consent|privacy) (?:preferences|settings)"
        + "|respectons votre vie privée|accepter (?:tous )?les cookies|cookies zustimmen|alle(?: cookies)? akzeptieren|mit werbung weiterlesen|aceptar (?:todas )?las cookies|accetta (?:tutti )?i cookie|aceitar (?:todos os )?cookies"
        + "|alle cookies accepteren|akceptuję (?:wszystkie )?(?:pliki )?cookies|принять (?:все )?(?:файлы )?cookie|согласие на использование (?:файлов )?cookie|쿠키 사용에 동의|すべてのクッキーを受け入れ|接受所有 ?cookie", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ConsentWords();

    [GeneratedRegex("subscribe to (?:continue|keep) reading|to continue reading(?: this article)?,? (?:subscribe|log ?in|sign ?in|please)|this (?:article|content|story) is (?:for|reserved for|available (?:only )?to|exclusively for) (?:our )?(?:paying |registered )?(?:subscribers|members)"
        + "|already a subscriber\\?|subscriber[- ]exclusive|(?:cet )?article (?:est )?réservé (?:à nos|aux) abonnés|la suite est réservée|nur für abonnenten|mit .{1,20}plus weiterlesen|jetzt abonnieren und weiterlesen|contenido exclusivo para suscriptores"
        + "|contenuto riservato agli abbonati|exclusivo para assinantes|artykuł dostępny (?:tylko )?dla subskrybentów|доступно только (?:для )?подписчик|только для подписчиков|по подписке, чтобы продолжить|구독자 전용|유료 ?회원 전용|有料会員限定|この記事は有料|会员专享|付费阅读", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PaywallWords();

    [GeneratedRegex("^\\s*(?:just a moment|attention required|access denied|are you (?:a )?(?:robot|human)|robot (?:check|or human)|checking your browser|ddos-guard|pardon our interruption|security check|verify(?:ing)? you are human|один момент|проверка браузера|captcha)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RobotTitle();

    [GeneratedRegex("enable javascript and cookies to continue|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser before|unusual traffic from your|please complete the (?:security check|captcha)|подтвердите, что (?:вы не робот|запросы отправляли вы)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RobotWords();
}
