namespace NewsMonitor.Service.Tests.Articles;

public sealed class EnrichArticlesTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_that_is_always_put_off_ends_a_run_once_and_comes_last_in_the_next()
    {
        await using var world = await WithPutOffAsync("always put off", "other");
        world.Says.Remove("other", out _);

        Assert.Equal(0, await world.Enrich.RunAsync(Now));
        Assert.Equal(1, await world.Enrich.RunAsync(Now));
        Assert.Equal(["always put off", "other", "always put off"], world.Asked);
    }

    [Fact]
    public async Task An_article_that_is_refused_or_cannot_be_analysed_ends_no_run_and_a_refused_one_is_not_sent_again()
    {
        await using var world = await WithPutOffAsync("refused", "broken", "other");
        world.Says["refused"] = a => a with { Enriched = false, EnrichmentRefused = "400 InvalidDocument" };
        world.Says["broken"] = _ => throw new InvalidOperationException("a fault of the analyser");
        world.Says.Remove("other", out _);

        Assert.Equal(1, await world.Enrich.RunAsync(Now));
        Assert.Equal(0, await world.Enrich.RunAsync(Now));
        Assert.Equal(["refused", "broken", "other", "broken"], world.Asked);
    }

    private async Task<LeftBehind> WithPutOffAsync(params string[] titles)
    {
        var world = await LeftBehind.StartAsync(azurite);
        foreach (var title in titles)
        {
            world.Says[title] = a => a with { Enriched = false };
            await world.AnalyzeAsync(await world.StoreAsync(title, TimeSpan.FromHours(1)));
        }

        world.Asked.Clear();
        return world;
    }
}
