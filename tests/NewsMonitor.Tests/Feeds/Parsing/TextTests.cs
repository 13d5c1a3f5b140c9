using NewsMonitor.Articles;

namespace NewsMonitor.Tests.Feeds.Parsing;

/// <summary>Titles and texts come out as plain text, whatever they were wrapped in.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("Kim &amp; Putin", "Kim & Putin")]
    [InlineData("Kim &amp;amp; Putin", "Kim & Putin")]
    [InlineData("Kim &amp;#8217;s &amp;quot;visit&amp;quot;", "Kim ’s \"visit\"")]
    [InlineData("&lt;b&gt;Kim&lt;/b&gt; visits", "Kim visits")]
    [InlineData("&amp;lt;b&amp;gt;Kim&amp;lt;/b&amp;gt; visits", "Kim visits")]
    [InlineData("<![CDATA[<em>Kim</em> &amp; Putin]]>", "Kim & Putin")]
    [InlineData("  Kim\n\t visits&#160; ", "Kim visits")]
    [InlineData("2 &lt; 3 and &lt;3 and &lt;name&gt;", "2 < 3 and <3 and <name>")]
    [InlineData("AT&T R&D", "AT&T R&D")]
    [InlineData("Caf&eacute; &unknown; &hellip;", "Café &unknown; …")]
    [InlineData("don&#146;t &#x94;", "don’t ”")]
    [InlineData("Kim <i>in</i> Moscow", "Kim in Moscow")]
    [InlineData("&lt;![CDATA[Kim visits]]&gt;", "Kim visits")]
    [InlineData("<![CDATA[ <![CDATA[Kim]]> ]]>", "Kim")]
    [InlineData("Kim<![CDATA[ & ]]>Putin", "Kim & Putin")]
    [InlineData("Kim<!-- not this --> visits", "Kim visits")]
    [InlineData("&#226;&#128;&#156;Kim&#226;&#128;&#157;", "“Kim”")]
    public void Titles(string written, string read) => Assert.Equal(read, Given.Item($"<title>{written}</title>").Title);

    [Theory]
    [InlineData("History of the &lt;b&gt; tag", "History of the <b> tag")]
    [InlineData("Q&amp;amp;A &amp;#8211; 1", "Q&A – 1")]
    public void Titles_said_to_be_plain_text(string written, string read) => Assert.Equal(read, Given.Entry($"""<title type="text">{written}</title>""").Title);

    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One\nTwo")]
    [InlineData("One<br>Two<br /><br/>Three", "One\nTwo\nThree")]
    [InlineData("One <b>bold</b>, <a href=\"x\">link</a>.", "One bold, link.")]
    [InlineData("<ul><li>One</li><li>Two</li></ul>after", "One\nTwo\nafter")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc")]
    [InlineData("a<script>if (x < 3) alert('<p>')</script>b<style>p { }</style>c", "abc")]
    [InlineData("a<script src=x />b", "ab")]
    [InlineData("a<iframe src=x>no frames</iframe>b<noscript>no scripts</noscript>c", "abc")]
    [InlineData("a<iframe src=x>the rest stays", "athe rest stays")]
    [InlineData("a<script>never closed", "a")]
    [InlineData("a<!-- <p>no</p> -->b<?php echo ?>c<!DOCTYPE x>d", "abcd")]
    [InlineData("&lt;p&gt; &copy &#169 &copy; &notanentity;", "<p> © © © &notanentity;")]
    [InlineData("5 < 6 & 7 > 3", "5 < 6 & 7 > 3")]
    [InlineData("<img alt=\"a > b\" src=x>text<img title='<p>'>", "text")]
    [InlineData("x&nbsp;&nbsp;\u3000\t\r\n y", "x y")]
    [InlineData("  <div>\n\n<p> a </p>\n</div>  ", "a")]
    [InlineData("\u0001a\u0000b\u007F", "ab")]
    [InlineData("a<p>\u0001</p><p>\u0002</p>", "a")]
    [InlineData("a<p>\u0001</p><p>b</p>", "a\nb")]
    [InlineData("<P>A</P><DIV>B</DIV>", "A\nB")]
    [InlineData("<unknown>a</unknown><x:y>b</x:y>", "ab")]
    [InlineData("a<p", "a")]
    [InlineData("", "")]
    public void Html(string html, string text) => Assert.Equal(text, HtmlText.ToPlainText(html));

    [Theory]
    [InlineData("&lt;p&gt;One &amp;amp; two&lt;/p&gt;&lt;p&gt;Three&lt;/p&gt;", "One & two\nThree")]
    [InlineData("<![CDATA[<p>One</p>]]>", "One")]
    [InlineData("&amp;lt;p&amp;gt;One&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Two&amp;lt;/p&amp;gt;", "One\nTwo")]
    [InlineData("&lt;p&gt;a&amp;amp;nbsp;b&lt;/p&gt;", "a b")]
    [InlineData("<p>naked</p> <b>markup</b>", "naked\nmarkup")]
    [InlineData("text &lt;b&gt;and&lt;/b&gt; <![CDATA[<i>more</i>]]>", "text and more")]
    [InlineData("<![CDATA[one]]><![CDATA[ two]]>", "one two")]
    public void Bodies(string written, string read) => Assert.Equal(read, Given.Item($"<description>{written}</description>").Text);

    [Theory]
    [InlineData("<description>Short</description><content:encoded>Whole</content:encoded>", "Whole")]
    [InlineData("<content:encoded>Whole</content:encoded><description>Short</description>", "Whole")]
    [InlineData("<content:encoded> </content:encoded><description>Short</description>", "Short")]
    [InlineData("<media:description>Caption</media:description><description>Short</description>", "Short")]
    [InlineData("<media:group><media:description>Caption</media:description></media:group>", "Caption")]
    [InlineData("<itunes:summary>Show</itunes:summary>", "Show")]
    public void Which_text_is_the_text(string elements, string text) => Assert.Equal(text, Given.Item(elements).Text);

    [Fact]
    public void Plain_text_keeps_its_paragraphs() =>
        Assert.Equal("one two\nthree <b>", Given.Entry("<summary type=\"text\">one\ntwo\n \n\nthree &lt;b&gt;\n</summary>").Text);

    [Fact]
    public void Long_texts_fold_as_short_ones_do()
    {
        var words = string.Join("  ", Enumerable.Range(0, 500).Select(i => i % 3 == 0 ? $"слово{i}" : i % 3 == 1 ? $"w{i}\u00A0" : $"\t말{i}"));

        Assert.Equal(string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), HtmlText.ToPlainText(words));
    }
}
