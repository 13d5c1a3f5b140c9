using System.Diagnostics;
using System.Text;
using NewsMonitor.Http;

namespace NewsMonitor.Tests.Http;

/// <summary>robots.txt as RFC 9309 reads it: the examples of its sections, and files that mean harm.</summary>
public sealed class RobotRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("\uFEFFuser-AGENT:*\r\nDISALLOW :/private # not for robots\r\n", "/private/x", false)]
    [InlineData("User-agent: *\nDisallow: /private", "/public", true)]
    // The group of the robot's own name counts, and nothing of everybody's.
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: NewsMonitor/2.0\nDisallow: /x", "/a", true)]
    [InlineData("User-agent: newsmonitor\nDisallow: /x\nUser-agent: *\nDisallow: /", "/x", false)]
    [InlineData("User-agent: newsmonitorbot\nDisallow: /", "/a", true)]
    [InlineData("User-agent: newsmonitor\nUser-agent: other\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: newsmonitor\nDisallow: /x\nUser-agent: other\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: newsmonitor\nDisallow: /x\nUser-agent: other\nDisallow: /\nUser-agent: newsmonitor\nDisallow: /y", "/y", false)]
    [InlineData("User-agent: newsmonitor\n\nUser-agent: *\nDisallow: /", "/a", false)]
    // The longest pattern decides, and allows in doubt.
    [InlineData("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", true)]
    [InlineData("User-agent: *\nAllow: /news\nDisallow: /news/secret", "/news/secret/1", false)]
    [InlineData("User-agent: *\nDisallow: /page\nAllow: /page", "/page", true)]
    // Wildcards and ends.
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x=1", true)]
    [InlineData("User-agent: *\nDisallow: /*/print", "/a/print/1", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/a-c-b", true)]
    [InlineData("User-agent: *\nDisallow: /*?session=", "/a?session=1", false)]
    [InlineData("User-agent: *\nDisallow: *", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /exact$", "/exact", false)]
    [InlineData("User-agent: *\nDisallow: /exact$", "/exactly", true)]
    // One spelling for escapes.
    [InlineData("User-agent: *\nDisallow: /новости", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1", false)]
    [InlineData("User-agent: *\nDisallow: /%7ejoe", "/~joe", false)]
    [InlineData("User-agent: *\nDisallow: /a%3cd", "/a%3Cd", false)]
    // Pages in its place say nothing.
    [InlineData("<!DOCTYPE html><html><body>Not found</body></html>", "/a", true)]
    [InlineData("Sitemap: https://example.com/sitemap.xml", "/a", true)]
    public void The_rules_are_those_of_the_standard(string file, string path, bool allowed) =>
        Assert.Equal(allowed, RobotRules.Parse(Encoding.UTF8.GetBytes(file), "newsmonitor").Allows(new Uri($"https://example.com{path}")));

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 2.5", 2.5)]
    [InlineData("User-agent: *\nCrawl-delay: 86400", 60.0)]
    [InlineData("User-agent: *\nCrawl-delay: soon", null)]
    [InlineData("User-agent: *\nCrawl-delay: 5\nUser-agent: newsmonitor\nDisallow:", null)]
    public void A_site_may_wish_for_a_pause(string file, double? seconds) =>
        Assert.Equal(seconds, RobotRules.Parse(Encoding.UTF8.GetBytes(file), "newsmonitor").CrawlDelay?.TotalSeconds);

    [Fact]
    public void A_file_made_to_exhaust_its_reader_is_read_in_time()
    {
        var file = new StringBuilder("User-agent: *\n");
        for (var i = 0; file.Length < 2_000_000; i++)
            file.Append("Disallow: /").Append(string.Concat(Enumerable.Repeat("a*", 11))).Append("ab\n").Append("Disallow: /").Append('*', 900).Append('\n');
        var clock = Stopwatch.StartNew();

        var rules = RobotRules.Parse(Encoding.UTF8.GetBytes(file.ToString()), "newsmonitor");

        Assert.True(rules.Allows(new Uri("https://example.com/" + new string('a', 60_000))));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("newsmonitor/1.0 (open news monitor)", "newsmonitor")]
    [InlineData("Some-Robot", "Some-Robot")]
    public void The_name_for_such_files_is_the_front_of_the_user_agent(string userAgent, string name) => Assert.Equal(name, RobotRules.Product(userAgent));

    [Theory]
    [InlineData("newsmonitor/1.0 (open news monitor)", "https://example.org/monitor", "newsmonitor/1.0 (open news monitor; +https://example.org/monitor)")]
    [InlineData("newsmonitor/1.0", "desk@example.org", "newsmonitor/1.0 (+desk@example.org)")]
    [InlineData("newsmonitor/1.0 (x)", "", "newsmonitor/1.0 (x)")]
    public void The_user_agent_says_how_to_reach_the_operator(string userAgent, string contact, string header) =>
        Assert.Equal(header, new FetchOptions { UserAgent = userAgent, Contact = contact }.UserAgentHeader);

    [Theory]
    [InlineData("me) evil")]
    [InlineData("a\r\nX: y")]
    [InlineData("адрес")]
    public void A_contact_that_would_break_the_header_is_refused(string contact) =>
        Assert.Contains(new FetchOptions { Contact = contact }.Validate("NewsMonitor:Fetch"), problem => problem.StartsWith("NewsMonitor:Fetch:Contact ", StringComparison.Ordinal));
}
