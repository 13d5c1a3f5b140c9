using System.Net;
using System.Text;
using System.Text.Json;

namespace NewsMonitor.Service.Tests.CommandLine;

/// <summary><c>feed parse</c>: one JSON object for each document, in the contract of the design.</summary>
public sealed class FeedParseTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor").FullName;

    [Fact]
    public async Task Good_documents_are_printed_and_each_bad_one_gets_a_line_of_its_own()
    {
        var first = await FileAsync("a.xml", "<rss version='2.0'><channel><title>A</title><item><title>Kim &amp;amp; Co</title><link>https://a.example/1</link><pubDate>Tue, 05 Nov 2024 10:20:30 +0300</pubDate></item></channel></rss>");
        var page = await FileAsync("page.html", "<!doctype html><html><head><link rel='alternate' type='application/rss+xml' href='https://a.example/rss'></head></html>");
        var last = await FileAsync("b.xml", "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='ko'><entry><title>조약</title></entry></feed>");

        var (code, output, errors) = await ProgramUnderTest.RunAsync(Now, "feed", "parse", first, page, "missing.xml", last);

        Assert.Equal(2, code);
        Assert.Equal(
            [
                $$"""{"file":"{{first}}","format":"rss20","feed":{"title":"A","link":null,"language":null},"entries":[{"id":null,"title":"Kim & Co","link":"https://a.example/1","published":"2024-11-05T07:20:30Z","updated":null,"author":null,"text":null,"language":null}]}""",
                $$"""{"file":"{{last}}","format":"atom10","feed":{"title":null,"link":null,"language":"ko"},"entries":[{"id":null,"title":"조약","link":null,"published":null,"updated":null,"author":null,"text":null,"language":"ko"}]}""",
            ],
            Lines(output));
        Assert.Collection(
            Lines(errors),
            line => Assert.Equal($"newsmonitor: {page}: This is a web page, not a feed; the feed it links to is https://a.example/rss", line),
            line => Assert.Contains("missing.xml", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Standard_input_is_a_document_too()
    {
        using var process = ProgramUnderTest.Start("feed", "parse", "-");
        await process.StandardInput.WriteAsync("<rss><channel><item><title>from a pipe</title></item></channel></rss>");
        process.StandardInput.Close();

        var line = await process.StandardOutput.ReadToEndAsync(Now);
        await process.WaitForExitAsync(Now);

        using var document = JsonDocument.Parse(line);
        Assert.Equal("-", document.RootElement.GetProperty("file").GetString());
        Assert.Equal("from a pipe", document.RootElement.GetProperty("entries")[0].GetProperty("title").GetString());
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task An_address_is_fetched_through_the_guard_with_what_its_headers_say()
    {
        using var server = new HttpListener();
        var address = Listen(server);
        var serving = ServeAsync(server, "text/xml; charset=koi8-r", CodePagesEncodingProvider.Instance.GetEncoding("koi8-r")!.GetBytes("<rss><channel><item><title>Лавров</title><link>/1</link></item></channel></rss>"));

        var refused = await ProgramUnderTest.RunAsync(Now, "feed", "parse", address);
        var allowed = await ProgramUnderTest.RunAsync(Now, "feed", "parse", address, "--allow-host", "127.0.0.1");
        await serving;

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Single(Lines(refused.Errors));
        Assert.Equal(0, allowed.ExitCode);
        Assert.Contains("\"title\":\"Лавров\",\"link\":\"" + address + "1\"", allowed.Output, StringComparison.Ordinal);
    }

    private static string Listen(HttpListener server)
    {
        using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        server.Prefixes.Add(address);
        server.Start();
        return address;
    }

    private static async Task ServeAsync(HttpListener server, string contentType, byte[] body)
    {
        var context = await server.GetContextAsync();
        context.Response.ContentType = contentType;
        await context.Response.OutputStream.WriteAsync(body, Now);
        context.Response.Close();
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private async Task<string> FileAsync(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, content, Now);
        return path;
    }
}
