using System.Net;
using NewsMonitor.Http;

namespace NewsMonitor.Tests.Http;

/// <summary>No spelling, name or second thought of a name leads to an address that is not public.</summary>
public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0x7f.0.0.1/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://017700000001/")]
    [InlineData("http://①②⑦.⓪.⓪.①/")]
    [InlineData("http://127.0.0.1:22/")]
    [InlineData("http://example.com@127.0.0.1/")]
    [InlineData("http://user:password@10.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://LOCALHOST/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://0/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://172.16.0.1/")]
    [InlineData("http://172.31.255.255/")]
    [InlineData("http://192.168.1.1/")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("http://100.100.100.200/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://168.63.129.16/")]
    [InlineData("http://192.0.0.192/")]
    [InlineData("http://192.0.2.1/")]
    [InlineData("http://198.18.0.1/")]
    [InlineData("http://198.51.100.1/")]
    [InlineData("http://203.0.113.1/")]
    [InlineData("http://192.88.99.1/")]
    [InlineData("http://224.0.0.1/")]
    [InlineData("http://239.255.255.250/")]
    [InlineData("http://240.0.0.1/")]
    [InlineData("http://255.255.255.255/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[0:0:0:0:0:0:0:1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://[::ffff:a00:1]/")]
    [InlineData("http://[::ffff:172.16.0.1]/")]
    [InlineData("http://[::ffff:100.64.0.1]/")]
    [InlineData("http://[::ffff:0:127.0.0.1]/")]
    [InlineData("http://[::127.0.0.1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[64:ff9b:1::7f00:1]/")]
    [InlineData("http://[64:ff9b::a9fe:a9fe]/")]
    [InlineData("http://[::ffff:169.254.169.254]:8080/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[2002:a9fe:a9fe::1]/")]
    [InlineData("http://[2001:0:53aa:64c:0:fbff:80ff:fffe]/")]
    [InlineData("http://[2001:db8::1]/")]
    [InlineData("http://[3fff::1]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[fe80::1%251]/")]
    [InlineData("http://[fec0::1]/")]
    [InlineData("http://[fc00::1]/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://[ff02::1]/")]
    [InlineData("http://[100::1]/")]
    public async Task An_address_that_is_not_public_is_refused_in_every_spelling(string address)
    {
        var client = DocumentClient.Create(new FetchOptions { TotalTimeout = TimeSpan.FromSeconds(5) }, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(new DocumentRequest(new Uri(address), "*/*"), TestContext.Current.CancellationToken));

        Assert.Equal(FetchProblem.Blocked, failure.Problem);
    }

    [Theory]
    [InlineData("http://127.0.0.1./")]
    [InlineData("http://localhost./")]
    [InlineData("http://169.254.169.254./")]
    public async Task A_final_dot_leads_nowhere_else(string address)
    {
        await using var server = new RawServer();
        var client = DocumentClient.Create(new FetchOptions { TotalTimeout = TimeSpan.FromSeconds(5) }, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(new DocumentRequest(new UriBuilder(address) { Port = server.Port }.Uri, "*/*"), TestContext.Current.CancellationToken));

        Assert.True(failure.Problem is FetchProblem.Blocked or FetchProblem.NameNotFound, $"{failure.Problem}");
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("168.63.129.17")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001:81b::200e")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2003::1")]
    public void A_public_address_is_allowed(string address) => Assert.True(AddressPolicy.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_resolves_to_a_private_address_is_refused()
    {
        var failure = await GetAsync("http://feeds.example.com/", _ => [IPAddress.Parse("10.0.0.5"), IPAddress.IPv6Loopback]);

        Assert.Equal(FetchProblem.Blocked, failure.Problem);
        Assert.Contains("feeds.example.com", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_public_ones_of_a_names_addresses_are_connected_to()
    {
        await using var server = new RawServer();

        // The public address is unreachable here; what counts is that the loopback one is not taken instead.
        var failure = await GetAsync($"http://both.example.com:{server.Port}/", _ => [IPAddress.Loopback, IPAddress.Parse("2606:4700::1")]);

        Assert.NotEqual(FetchProblem.Blocked, failure.Problem);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_name_that_resolves_differently_the_second_time_gains_nothing()
    {
        await using var server = new RawServer();
        var asked = 0;
        IPAddress[] Resolve(string host) => Interlocked.Increment(ref asked) == 1 ? [IPAddress.Parse("2606:4700::1")] : [IPAddress.Loopback];

        // Were the name resolved once for the check and once more for the connection, the first fetch would reach loopback.
        await GetAsync($"http://rebind.example.com:{server.Port}/", Resolve);
        var second = await GetAsync($"http://rebind.example.com:{server.Port}/", Resolve);

        Assert.Equal(2, asked);
        Assert.Equal(FetchProblem.Blocked, second.Problem);
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:{port}")]
    public async Task A_host_the_operator_allows_is_reached(string allowed)
    {
        await using var server = new RawServer().On("/", "200 OK", "fine"u8.ToArray());
        var options = new FetchOptions { AllowedHosts = [allowed.Replace("{port}", $"{server.Port}", StringComparison.Ordinal)] };

        var document = await DocumentClient.Create(options, TimeProvider.System).GetAsync(new DocumentRequest(server["/"], "*/*"), TestContext.Current.CancellationToken);

        Assert.Equal("fine"u8.ToArray(), document.Body.ToArray());
    }

    [Theory]
    [InlineData("127.0.0.1:1", "127.0.0.1", 2, false)]
    [InlineData("feeds.internal", "FEEDS.internal.", 443, true)]
    [InlineData("*.internal", "a.feeds.internal", 80, true)]
    [InlineData("*.internal", "internal", 80, false)]
    [InlineData("*.internal", "notinternal", 80, false)]
    [InlineData("*.internal:8080", "a.internal", 8080, true)]
    [InlineData("*.internal:8080", "a.internal", 80, false)]
    [InlineData("[::1]:8080", "::1", 8080, true)]
    [InlineData("localhost", "evil-localhost", 80, false)]
    public void A_host_is_allowed_by_its_whole_name_and_port(string allowed, string host, int port, bool expected) =>
        Assert.Equal(expected, new AddressPolicy([allowed]).IsAllowedByName(host, port));

    private static Task<FetchException> GetAsync(string address, Func<string, IPAddress[]> resolve)
    {
        var client = DocumentClient.Create(new FetchOptions { TotalTimeout = TimeSpan.FromSeconds(6) }, TimeProvider.System, (host, _) => Task.FromResult(resolve(host)));
        return Assert.ThrowsAsync<FetchException>(() => client.GetAsync(new DocumentRequest(new Uri(address), "*/*"), TestContext.Current.CancellationToken));
    }
}
