using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Service.Tests.Api;

public sealed class SharedAnswersTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Many_who_ask_the_same_at_once_read_the_storage_less_often_than_they_are()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.StoreAsync(SampleAlerts.Make(3));
        await server.GetAsync("alerts");
        var before = server.Operations.Total;

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => server.GetAsync("alerts")));

        Assert.Single(answers.Select(a => a.ToJsonString()).Distinct());
        Assert.InRange(server.Operations.Total - before, 1, 30);
    }

    [Fact]
    public async Task Nobody_gets_an_answer_from_before_his_own_change()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var alerts = new List<string>();
        for (var i = 0; i < 8; i++)
            alerts.Add((await server.StoreAsync(SampleAlerts.Make(i, headline: $"Alert {i}"))).Id);

        await Task.WhenAll(alerts.Select(async id =>
        {
            // Others ask all the time; each analyst sees his own mark in the first list he asks for afterwards.
            var others = Enumerable.Range(0, 5).Select(_ => server.GetAsync("alerts")).ToList();
            await server.SendAsync(HttpMethod.Post, $"alerts/{id}/acknowledge", new { by = id });
            var list = await server.GetAsync("alerts");
            Assert.Equal(id, (string?)list["items"]!.AsArray().Single(a => (string)a!["id"]! == id)!["acknowledged"]?["by"]);
            await Task.WhenAll(others);
        }));
    }

    [Fact]
    public async Task An_answer_under_way_is_shared_until_something_changes()
    {
        var shared = new SharedAnswers();
        var (old, changed) = (Results.Ok(), Results.NoContent());
        var slow = new TaskCompletionSource<IResult>();
        var first = shared.GetAsync("alerts", () => slow.Task, TestContext.Current.CancellationToken);
        var beside = shared.GetAsync("alerts", () => throw new InvalidOperationException("made twice"), TestContext.Current.CancellationToken);

        shared.Changed();
        Assert.Same(changed, await shared.GetAsync("alerts", () => Task.FromResult(changed), TestContext.Current.CancellationToken));

        slow.SetResult(old);
        Assert.Same(old, await first);
        Assert.Same(old, await beside);
        Assert.Same(changed, await shared.GetAsync("alerts", () => Task.FromResult(changed), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task When_the_first_goes_away_the_next_asks()
    {
        var shared = new SharedAnswers();
        var leaving = new TaskCompletionSource<IResult>();
        var first = shared.GetAsync("alerts", () => leaving.Task, TestContext.Current.CancellationToken);
        var second = shared.GetAsync("alerts", () => Task.FromResult(Results.Ok()), TestContext.Current.CancellationToken);

        leaving.SetCanceled(TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.NotNull(await second);
    }

    [Fact]
    public async Task A_problem_is_shared_and_not_kept()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var alert = SampleAlerts.Make(3);
        var missing = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => server.SendAsync(HttpMethod.Get, $"alerts/{alert.Id}")));
        Assert.All(missing, m => Assert.Equal(HttpStatusCode.NotFound, m.StatusCode));
        await server.StoreAsync(alert);
        Assert.Equal(alert.Id, (string)((JsonNode)await server.GetAsync($"alerts/{alert.Id}"))["id"]!);
    }
}
