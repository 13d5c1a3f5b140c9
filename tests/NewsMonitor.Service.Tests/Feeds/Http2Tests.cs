using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsMonitor.Http;

namespace NewsMonitor.Service.Tests.Feeds;

/// <summary>Over TLS the guard's connection speaks HTTP/2 where the server does, and refuses a certificate nobody vouches for.</summary>
public sealed class Http2Tests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2, 2)]
    [InlineData(HttpProtocols.Http1, 1)]
    public async Task The_highest_version_the_server_speaks_is_used(HttpProtocols protocols, int version)
    {
        await using var server = await StartAsync(protocols);
        var address = AddressOf(server);
        var options = new FetchOptions { AllowedHosts = [$"localhost:{address.Port}"] };
        using var handler = GuardedHttp.CreateHandler(new AddressPolicy(options.AllowedHosts));
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=localhost";
        using var invoker = new HttpMessageInvoker(handler);

        var document = await new DocumentClient(invoker, options, TimeProvider.System).GetAsync(new DocumentRequest(address, "*/*"), Now);

        Assert.Equal(version, document.HttpVersion!.Major);
        Assert.Equal("fine", System.Text.Encoding.UTF8.GetString(document.Body.Span));
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_refused_with_a_plain_sentence()
    {
        await using var server = await StartAsync(HttpProtocols.Http1AndHttp2);
        var address = AddressOf(server);
        var client = DocumentClient.Create(new FetchOptions { AllowedHosts = ["localhost"] }, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(new DocumentRequest(address, "*/*"), Now));

        Assert.Equal(FetchProblem.Tls, failure.Problem);
        Assert.StartsWith("No secure connection: ", failure.Message, StringComparison.Ordinal);
    }

    private static Uri AddressOf(WebApplication server) =>
        new UriBuilder(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) { Host = "localhost" }.Uri;

    private static async Task<WebApplication> StartAsync(HttpProtocols protocols)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l =>
        {
            l.Protocols = protocols;
            l.UseHttps(certificate);
        }));
        var app = builder.Build();
        app.Run(context => context.Response.WriteAsync("fine", Now));
        await app.StartAsync(Now);
        return app;
    }
}
