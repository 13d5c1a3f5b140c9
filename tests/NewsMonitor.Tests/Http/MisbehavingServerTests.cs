using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using NewsMonitor.Http;

namespace NewsMonitor.Tests.Http;

/// <summary>A server does everything a server can do wrong; the client always ends in time, within bounds, with a plain sentence.</summary>
public sealed class MisbehavingServerTests(ITestOutputHelper output)
{
    private static readonly byte[] Feed = Encoding.UTF8.GetBytes("<rss version=\"2.0\"><channel><title>Fine</title></channel></rss>");
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Total = TimeSpan.FromMilliseconds(1500);

    private static FetchOptions Options(int port) => new()
    {
        AllowedHosts = [$"127.0.0.1:{port}"],
        IdleTimeout = Idle,
        TotalTimeout = Total,
        MaxTransferBytes = 256 * 1024,
        MaxDocumentBytes = 1024 * 1024,
        MaxRedirects = 4,
    };

    [Fact]
    public async Task Every_misbehaviour_ends_in_time_with_a_plain_sentence()
    {
        await using var server = new RawServer();
        var cases = Misbehaviours(server);
        foreach (var (path, _, answer) in cases)
            server.On(path, answer);
        var client = DocumentClient.Create(Options(server.Port), TimeProvider.System);

        var table = new StringBuilder();
        var wrong = new List<string>();
        foreach (var (path, expected, _) in cases)
        {
            var clock = Stopwatch.StartNew();
            string what, sentence;
            try
            {
                var document = await client.GetAsync(new DocumentRequest(server[path], "*/*"), TestContext.Current.CancellationToken);
                (what, sentence) = ($"{(int)document.Status}", document.Status == HttpStatusCode.OK ? Encoding.UTF8.GetString(document.Body.Span)[..Math.Min(24, document.Body.Length)] : "");
            }
            catch (FetchException e)
            {
                (what, sentence) = (e.Problem.ToString(), e.Message);
                if (!sentence.EndsWith('.') || sentence.Contains('\n', StringComparison.Ordinal))
                    wrong.Add($"{path}: not a sentence: {sentence}");
            }

            if (what == "200" && path.Contains("gzip", StringComparison.Ordinal) && !sentence.StartsWith("<rss", StringComparison.Ordinal))
                wrong.Add($"{path}: not expanded: {sentence}");
            table.AppendLine(CultureInfo.InvariantCulture, $"{path,-34} {clock.ElapsedMilliseconds,5} ms  {what,-16} {sentence}");
            if (what != expected)
                wrong.Add($"{path}: expected {expected}, got {what} ({sentence})");
            if (clock.Elapsed > Total + TimeSpan.FromSeconds(2))
                wrong.Add($"{path}: took {clock.ElapsedMilliseconds} ms");
        }

        output.WriteLine(table.ToString());
        Assert.Empty(wrong);
    }

    /// <summary>What the server does, and the problem or status the client must make of it.</summary>
    private static List<(string Path, string Expected, Func<RawExchange, Task> Answer)> Misbehaviours(RawServer server) =>
    [
        ("/fine", "200", x => AnswerAsync(x, "200 OK", Feed)),
        ("/never-answers", "Silent", x => x.SilenceAsync()),
        ("/headers-byte-by-byte", "Silent", x => DripAsync(x, "HTTP/1.1 200 OK\r\nX-Slow: " + new string('a', 500), Idle / 4)),
        ("/stops-in-the-middle", "Silent", async x =>
        {
            await x.HeadAsync("200 OK\nContent-Length: 5000");
            await x.SendAsync(Feed);
            await x.SilenceAsync();
        }),
        ("/body-byte-by-byte", "TooSlow", async x =>
        {
            await x.HeadAsync("200 OK\nContent-Length: 5000");
            await DripAsync(x, new string('a', 5000), Idle / 4);
        }),
        ("/endless-body", "TooLarge", async x =>
        {
            await x.HeadAsync("200 OK\nConnection: close");
            while (!x.Stop.IsCancellationRequested)
                await x.SendAsync(new byte[16 * 1024]);
        }),
        ("/announces-a-terabyte", "TooLarge", x => x.HeadAsync("200 OK\nContent-Length: 1099511627776")),
        ("/negative-length", "200", x => x.HeadAsync("200 OK\nContent-Length: -1")),
        ("/gzip-bomb", "TooLarge", x => AnswerAsync(x, "200 OK\nContent-Encoding: gzip", Compressed(s => new GZipStream(s, CompressionLevel.Optimal), 64 << 20))),
        ("/brotli-bomb", "TooLarge", x => AnswerAsync(x, "200 OK\nContent-Encoding: br", Compressed(s => new BrotliStream(s, CompressionLevel.Fastest), 64 << 20))),
        ("/gzip-in-gzip-bomb", "TooLarge", x => AnswerAsync(x, "200 OK\nContent-Encoding: gzip, gzip", Gzip(Compressed(s => new GZipStream(s, CompressionLevel.Optimal), 64 << 20)))),
        ("/gzip-nine-times", "BadEncoding", x => AnswerAsync(x, "200 OK\nContent-Encoding: " + string.Join(", ", Enumerable.Repeat("gzip", 9)), Gzip(Feed))),
        ("/length-too-long", "BrokenOff", x => x.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{Encoding.UTF8.GetString(Feed)}")),
        ("/length-too-short", "200", x => x.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{Encoding.UTF8.GetString(Feed)}")),
        ("/closes-at-once", "BrokenOff", _ => Task.CompletedTask),
        ("/resets-at-once", "BrokenOff", x =>
        {
            x.Reset();
            return Task.CompletedTask;
        }),
        ("/resets-in-the-body", "BrokenOff", async x =>
        {
            await x.HeadAsync("200 OK\nContent-Length: 5000");
            await x.SendAsync(Feed);
            x.Reset();
        }),
        ("/one-huge-header", "HeadersTooLarge", x => x.HeadAsync("200 OK\nX-Large: " + new string('x', 200_000))),
        ("/endless-headers", "HeadersTooLarge", async x =>
        {
            await x.SendAsync("HTTP/1.1 200 OK\r\n");
            for (var i = 0; !x.Stop.IsCancellationRequested; i++)
                await x.SendAsync($"X-Header-{i}: {new string('y', 1000)}\r\n");
        }),
        ("/endless-interim-answers", "HeadersTooLarge", async x =>
        {
            while (!x.Stop.IsCancellationRequested)
                await x.SendAsync("HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n");
        }),
        ("/no-http-at-all", "Protocol", x => x.SendAsync("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
        ("/broken-chunks", "BrokenOff", x => x.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n")),
        ("/redirects-to-itself", "TooManyRedirects", x => x.HeadAsync("301 Moved\nLocation: /redirects-to-itself\nContent-Length: 0\nConnection: close")),
        ("/redirects-without-address", "302", x => x.HeadAsync("302 Found\nContent-Length: 0\nConnection: close")),
        ("/redirects-to-a-file", "BadRedirect", x => x.HeadAsync("302 Found\nLocation: file:///etc/passwd\nContent-Length: 0\nConnection: close")),
        ("/redirects-to-no-host", "BadRedirect", x => x.HeadAsync("302 Found\nLocation: http://xn--é.example/feed\nContent-Length: 0\nConnection: close")),
        ("/redirects-to-script", "BadRedirect", x => x.HeadAsync("302 Found\nLocation: javascript:alert(1)\nContent-Length: 0\nConnection: close")),
        ("/redirects-to-private", "Blocked", x => x.HeadAsync("302 Found\nLocation: http://10.0.0.7/\nContent-Length: 0\nConnection: close")),
        ("/redirects-to-metadata", "Blocked", x => x.HeadAsync("307 Temporary\nLocation: http://169.254.169.254/metadata/instance\nContent-Length: 0\nConnection: close")),
        ("/redirects-to-localhost", "Blocked", x => x.HeadAsync($"301 Moved\nLocation: http://localhost:{server.Port}/fine\nContent-Length: 0\nConnection: close")),
        ("/redirects-to-a-number", "Blocked", x => x.HeadAsync("302 Found\nLocation: http://2130706433/\nContent-Length: 0\nConnection: close")),
        ("/redirects-to-octal", "Blocked", x => x.HeadAsync("302 Found\nLocation: http://0177.0.0.1/\nContent-Length: 0\nConnection: close")),
        ("/redirects-to-mapped", "Blocked", x => x.HeadAsync("308 Moved\nLocation: http://[::ffff:127.0.0.1]/\nContent-Length: 0\nConnection: close")),
        ("/redirects-behind-a-user", "Blocked", x => x.HeadAsync("303 Other\nLocation: http://news.example@[::1]/\nContent-Length: 0\nConnection: close")),
        ("/redirects-to-an-endless-address", "302", x => x.HeadAsync($"302 Found\nLocation: http://news.example/{new string('a', 20_000)}\nContent-Length: 0\nConnection: close")),
        ("/moves-then-is-gone", "410", x => x.HeadAsync("301 Moved\nLocation: /gone\nContent-Length: 0\nConnection: close")),
        ("/gone", "410", x => x.HeadAsync("410 Gone\nContent-Length: 0\nConnection: close")),
        ("/not-modified-unasked", "304", x => x.HeadAsync("304 Not Modified\nConnection: close")),
        ("/says-gzip-sends-plain", "200", x => AnswerAsync(x, "200 OK\nContent-Encoding: gzip", Feed)),
        ("/gzip-of-a-gzip-file", "200", x => AnswerAsync(x, "200 OK\nContent-Encoding: gzip", Gzip(Gzip(Feed)))),
        ("/gzip-file-of-a-gzip-file", "200", x => AnswerAsync(x, "200 OK", Gzip(Gzip(Feed)))),
        ("/gzip-file-bomb", "TooLarge", x => AnswerAsync(x, "200 OK", Compressed(s => new GZipStream(s, CompressionLevel.Optimal), 64 << 20))),
        ("/sends-gzip-says-nothing", "200", x => AnswerAsync(x, "200 OK", Gzip(Feed))),
        ("/bare-deflate", "200", x => AnswerAsync(x, "200 OK\nContent-Encoding: deflate", Small(s => new DeflateStream(s, CompressionLevel.Optimal), Feed))),
        ("/zlib-deflate", "200", x => AnswerAsync(x, "200 OK\nContent-Encoding: deflate", Small(s => new ZLibStream(s, CompressionLevel.Optimal), Feed))),
        ("/brotli", "200", x => AnswerAsync(x, "200 OK\nContent-Encoding: br", Small(s => new BrotliStream(s, CompressionLevel.Optimal), Feed))),
        ("/damaged-gzip", "BadEncoding", x => AnswerAsync(x, "200 OK\nContent-Encoding: gzip", [.. Gzip(Feed)[..12], .. new byte[200].Select((_, i) => (byte)(i * 37))])),
        ("/damaged-brotli", "BadEncoding", x => AnswerAsync(x, "200 OK\nContent-Encoding: br", [.. Enumerable.Range(0, 200).Select(i => (byte)(i * 91))])),
        ("/unknown-compression", "BadEncoding", x => AnswerAsync(x, "200 OK\nContent-Encoding: compress", Feed)),
    ];

    private static async Task AnswerAsync(RawExchange exchange, string head, byte[] body)
    {
        await exchange.HeadAsync($"{head}\nContent-Length: {body.Length}\nConnection: close");
        await exchange.SendAsync(body);
    }

    private static async Task DripAsync(RawExchange exchange, string text, TimeSpan pause)
    {
        foreach (var letter in text)
        {
            await exchange.SendAsync(letter.ToString());
            await Task.Delay(pause, exchange.Stop);
        }
    }

    private static byte[] Gzip(byte[] bytes) => Small(s => new GZipStream(s, CompressionLevel.Optimal), bytes);

    private static byte[] Small(Func<Stream, Stream> compressor, byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var stream = compressor(target))
            stream.Write(bytes);
        return target.ToArray();
    }

    private static byte[] Compressed(Func<Stream, Stream> compressor, int zeros)
    {
        using var target = new MemoryStream();
        using (var stream = compressor(target))
        {
            for (var left = zeros; left > 0; left -= 1 << 20)
                stream.Write(new byte[1 << 20]);
        }

        return target.ToArray();
    }
}
