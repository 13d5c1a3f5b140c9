using NewsMonitor.Articles;

namespace NewsMonitor.Tests.Articles;

/// <summary>Every way to write the address of one article is one identity; two articles never are.</summary>
public sealed class UrlIdentityTests
{
    [Theory]
    // scheme, www, port, case of the host, trailing slash and dot, fragment, dot segments, doubled slashes, escapes
    [InlineData("https://www.example.com/news/article-12345678", "http://example.com/news/article-12345678/")]
    [InlineData("https://example.com/news/a", "https://EXAMPLE.com:443/news/a#comments")]
    [InlineData("https://example.com/news/a", "http://www2.example.com.:80/x/..//news//a")]
    [InlineData("https://example.com/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C", "https://example.com/новость")]
    [InlineData("https://example.com/a%2db", "https://example.com/a-b")]
    [InlineData("https://xn--80aafi6cg.xn--p1ai/a/1", "https://правда.рф/a/1/")]
    [InlineData("https://example.com/news/", "https://example.com/news/index.html")]
    [InlineData("https://example.com/story;jsessionid=ABC123?id=7", "https://example.com/story?id=7")]
    [InlineData("https://example.com/news/a", "https://example.com/news/a#comment-1234")]
    [InlineData("https://example.com/news/a", "https://example.com/news/a#xtor=RSS-1")]
    [InlineData("https://example.com/news/a", "https://example.com/news/a#:~:text=Pyongyang")]
    // tracking
    [InlineData("https://example.com/a?id=7", "https://example.com/a?utm_source=rss&id=7&utm_medium=feed&fbclid=x")]
    [InlineData("https://www.bbc.com/news/articles/c12345678901", "https://www.bbc.com/news/articles/c12345678901?at_medium=RSS&at_campaign=rss")]
    [InlineData("https://tass.com/politics/1867543", "https://tass.com/politics/1867543?utm_source=google.com&utm_medium=organic")]
    [InlineData("https://example.com/a?id=7", "https://example.com/a?id=7&from=rss")]
    [InlineData("https://en.yna.co.kr/view/AEN20240619001234", "https://en.yna.co.kr/view/AEN20240619001234?section=nk/nk")]
    [InlineData("https://www.yna.co.kr/view/AKR20240619123400504", "https://m.yna.co.kr/view/AKR20240619123400504?input=rss&section=northkorea/all")]
    [InlineData("https://en.yna.co.kr/view/AEN20240619001234", "https://m-en.yna.co.kr/view/AEN20240619001234")]
    [InlineData("https://example.com/read?no=5&code=nk", "https://example.com/read?code=nk&no=5")]
    // mobile and AMP
    [InlineData("https://example.com/2024/06/19/putin-visits-pyongyang-again", "https://m.example.com/2024/06/19/putin-visits-pyongyang-again/amp/")]
    [InlineData("https://example.com/2024/06/19/putin-visits-pyongyang-again", "https://amp.example.com/2024/06/19/putin-visits-pyongyang-again?amp=1")]
    [InlineData("https://example.com/news/world-123", "https://example.com/news/amp/world-123")]
    [InlineData("https://example.com/news/world-123.html", "https://example.com/news/world-123.amp.html")]
    [InlineData("https://en.wikipedia.org/wiki/Vostochny", "https://en.m.wikipedia.org/wiki/Vostochny")]
    [InlineData("https://example.com/world/story-1", "https://www.google.com/amp/s/example.com/world/story-1")]
    [InlineData("https://example.com/world/story-1", "https://example-com.cdn.ampproject.org/c/s/example.com/world/story-1")]
    [InlineData("https://ria.ru/20240619/kndr-1954071234.html", "https://ria-ru.turbopages.org/ria.ru/s/20240619/kndr-1954071234.html")]
    // wrappers
    [InlineData("https://example.com/world/story-1", "https://www.google.com/url?rct=j&sa=t&url=https://example.com/world/story-1&ct=ga")]
    [InlineData("https://example.com/world/story-1", "http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url=https%3a%2f%2fexample.com%2fworld%2fstory-1&c=1")]
    [InlineData("https://example.com/world/story-1", "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.com%2Fworld%2Fstory-1%3Ffbclid%3Dabc&h=AT0")]
    [InlineData("https://example.com/world/story-1", "https://vk.com/away.php?to=https%3A%2F%2Fexample.com%2Fworld%2Fstory-1")]
    [InlineData("https://example.com/world/story-1", "https://web.archive.org/web/20240619/https://example.com/world/story-1")]
    [InlineData("https://example.com/world/story-1", "https://example-com.translate.goog/world/story-1?_x_tr_sl=ru&_x_tr_tl=en")]
    [InlineData("https://example.com/world/story-1", "https://translate.google.com/translate?sl=ko&tl=en&u=https://example.com/world/story-1")]
    [InlineData("https://example.com/world/story-1", "https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU=https%3a%2f%2fexample.com%2fworld%2fstory-1/RK=2/RS=x-")]
    [InlineData("https://example.com/world/story-1", "https://www.google.com/url?url=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fexample.com%252Fworld%252Fstory-1")]
    public void Two_spellings_of_one_article(string one, string other) => AssertSame(true, one, other);

    [Theory]
    [InlineData("https://example.com/view?id=1", "https://example.com/view?id=2")]
    [InlineData("https://example.com/?p=101", "https://example.com/?p=102")]
    [InlineData("https://example.com/news.php?section=5&no=1", "https://example.com/news.php?section=6&no=1")]
    [InlineData("https://example.com/20240619?sid=1", "https://example.com/20240619?sid=2")]
    [InlineData("https://example.com/article/123456?lang=en", "https://example.com/article/123456?lang=ko")]
    [InlineData("https://example.com/read?source=12&no=3", "https://example.com/read?source=13&no=3")]
    [InlineData("https://example.com/A/1", "https://example.com/a/1")]
    [InlineData("https://m.com/a/1", "https://com/a/1")]
    [InlineData("https://someone.blogspot.com/2024/a.html", "https://another.blogspot.com/2024/a.html")]
    [InlineData("https://en.example.com/a/1", "https://ko.example.com/a/1")]
    [InlineData("https://example.com:8080/a/1", "https://example.com/a/1")]
    [InlineData("https://example.com/a#!/story/1", "https://example.com/a#!/story/2")]
    [InlineData("https://example.com/item/1997/9701/news1/02.htm#1", "https://example.com/item/1997/9701/news1/02.htm#10")]
    [InlineData("https://news.google.com/rss/articles/CBMiAAAAAAAAAAAAAAAAAA1", "https://news.google.com/rss/articles/CBMiAAAAAAAAAAAAAAAAAA2")]
    [InlineData("https://example.com/2024/06/19/kim-and-putin-sign-treaty?url=https://other.example/front", "https://other.example/front")]
    public void Two_articles(string one, string other) => AssertSame(false, one, other);

    [Fact]
    public void A_google_news_link_that_holds_the_address_is_that_article()
    {
        // The older form: a message of a tag, a type, and the address with its length in front.
        var address = "https://example.com/world/story-1";
        byte[] message = [0x08, 0x13, 0x22, (byte)address.Length, .. System.Text.Encoding.ASCII.GetBytes(address), 0xd2, 0x01, 0x00];
        var code = Convert.ToBase64String(message).TrimEnd('=').Replace('+', '-').Replace('/', '_');

        AssertSame(true, address, $"https://news.google.com/rss/articles/{code}?oc=5");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no address")]
    [InlineData("ftp://example.com/a")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://")]
    [InlineData("https:///path")]
    public void What_is_no_web_address_has_no_canonical_form(string text) => Assert.Equal("", UrlCanonicalizer.Canonicalize(text));

    [Fact]
    public void A_link_to_the_front_page_identifies_no_article()
    {
        var one = ArticleIdentity.Of("https://example.com/", "Kim visits Russia", null);
        var other = ArticleIdentity.Of("https://example.com/", "Putin visits North Korea", null);

        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("https://en.yna.co.kr/view/AEN1", "yna.co.kr")]
    [InlineData("https://news.bbc.co.uk/1", "bbc.co.uk")]
    [InlineData("https://someone.blogspot.com/1", "someone.blogspot.com")]
    [InlineData("https://www.gov.uk/x", "www.gov.uk")]
    [InlineData("https://www.city.kawasaki.jp/", "city.kawasaki.jp")]
    [InlineData("https://a.b.unheard-of-tld/", "b.unheard-of-tld")]
    [InlineData("https://новости.правда.рф/а", "правда.рф")]
    [InlineData("https://www.google.com/url?url=https://tass.com/politics/1", "tass.com")]
    [InlineData("http://192.0.2.1:8080/x", "192.0.2.1")]
    [InlineData("http://localhost:8080/x", "localhost")]
    [InlineData("nonsense", "unknown")]
    public void The_publisher_is_the_registered_domain(string url, string publisher) => Assert.Equal(publisher, Publisher.Of(url));

    private static void AssertSame(bool same, string one, string other)
    {
        var (a, b) = (UrlCanonicalizer.Canonicalize(one), UrlCanonicalizer.Canonicalize(other));
        Assert.NotEmpty(a);
        if (same)
            Assert.Equal(a, b);
        else
            Assert.NotEqual(a, b);
        Assert.Equal(same, ArticleIdentity.Of(one, "t", null) == ArticleIdentity.Of(other, "t", null));
    }
}
