using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsMonitor.Alerts;
using NewsMonitor.Local.Commands;
using NewsMonitor.Local.Sample;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Service.Storage;
using NewsMonitor.Service.Webhooks;

namespace NewsMonitor.Local.Hosting;

/// <summary>A run from start to end: storage, page and API, then live feeds, the sample or a replay.</summary>
internal sealed class MonitorRun(RunOptions options, RunProgress progress)
{
    private static readonly TimeSpan FetchEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DetectEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ClearPoisonEvery = TimeSpan.FromHours(1);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _raised;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var sample = options.Sample ? await SampleWorld.StartAsync(options.DataFolder, cancellationToken).ConfigureAwait(false) : null;
        var connection = options.Connection ?? Environment.GetEnvironmentVariable(StorageOptions.Connection);
        await using var storage = await StorageChoice.MakeAsync(connection, options.DataFolder, progress.Show, progress.Note, cancellationToken).ConfigureAwait(false);
        var replayClock = new ReplayClock();
        var settings = MonitorApp.Settings(storage.Connection, sample?.Prefix ?? ReplayPrefix());
        settings.AddRange(sample?.Settings ?? []);
        await using var app = await MonitorApp.StartAsync(options.Port, settings, LeadBack, cancellationToken).ConfigureAwait(false);
        var address = app.Urls.First();
        await StorageChoice.EnsureUsableAsync(app.Services.GetRequiredService<MonitorStorage>(), cancellationToken).ConfigureAwait(false);
        progress.Note($"Page {address}/api/dashboard   API {address}/api/alerts");
        try
        {
            if (sample is not null)
            {
                sample.Tell = progress.Note;
                await sample.PrepareAsync(app.Services, cancellationToken).ConfigureAwait(false);
            }

            if (options.ReplayFile is { } file)
                await ReplayAsync(app.Services, file, replayClock, cancellationToken).ConfigureAwait(false);
            await RoundsOf(app.Services).RunAsync(cancellationToken).ConfigureAwait(false);
            return sample is null ? CommandLineHost.Done : await JudgeSampleAsync(sample, app.Services, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl+C is how a run is meant to end; what was under way goes on with the next start.
            return CommandLineHost.Done;
        }
        finally
        {
            progress.Note(Summary(app.Services));
            await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Messages lead back to the page here, unless a setting says where else it is found.</summary>
    private void LeadBack(IServiceCollection services)
    {
        if (options.Port != 0)
            services.PostConfigure<WebhookOptions>(webhooks => webhooks.PublicAddress ??= new Uri($"http://127.0.0.1:{options.Port}"));
    }

    private Rounds RoundsOf(IServiceProvider services)
    {
        var storage = services.GetRequiredService<MonitorStorage>();
        var time = services.GetRequiredService<TimeProvider>();
        var analysis = ActivatorUtilities.CreateInstance<NewArticlesRound>(services);
        var judged = -1L;
        // Until the first round of reading has ended there is nothing whole to judge.
        var reading = options.ReplayFile is null;
        var rounds = new List<IRound>
        {
            analysis,
            new TimerRound("DetectSpikes", DetectEvery, time, DetectAsync, early: Due),
            new QueueRound("DeliverAlert", storage.DeliveryQueue, storage.DeliveryPoisonQueue, services.GetRequiredService<DeliverAlert>().RunAsync, Troubled),
            // What is left behind the analysing round finds itself; only its old messages stay.
            new TimerRound("SweepArticles", ClearPoisonEvery, time, async ct => await services.GetRequiredService<PoisonArticles>().DropSettledAsync(ct).ConfigureAwait(false) > 0),
            new TimerRound("SweepDeliveries", SweepEvery, time, async ct => await services.GetRequiredService<SweepDeliveries>().RunAsync(ct).ConfigureAwait(false) > 0),
        };
        // A replay has its articles; live feeds would mix the present into the past.
        if (options.ReplayFile is null)
            rounds.Add(new TimerRound("FetchFeeds", FetchEvery, time, FetchAsync));
        return new Rounds(rounds, options.ExitWhenIdle, Troubled);

        // Judged is what a round of reading brought, not half of it.
        Outcome Due() => analysis.Analyzed == judged ? Outcome.Idle : Volatile.Read(ref reading) || analysis.Busy ? Outcome.Waiting : Outcome.Worked;

        async Task<bool> FetchAsync(CancellationToken ct)
        {
            progress.Show("Reading feeds");
            Volatile.Write(ref reading, true);
            try
            {
                var report = await services.GetRequiredService<FetchFeeds>().RunAsync(ct).ConfigureAwait(false);
                progress.Show(string.Create(CultureInfo.InvariantCulture, $"{report.Read} feeds read, {report.Unchanged} unchanged, {report.Failed} failed, {report.HeldBack} held back with their host, {report.Articles} new articles"));
                return report.Articles > 0 || report.Left > 0;
            }
            finally
            {
                Volatile.Write(ref reading, false);
            }
        }

        async Task<bool> DetectAsync(CancellationToken ct)
        {
            judged = analysis.Analyzed;
            // A replayed archive is judged by the replay, in its own time.
            if (options.ReplayFile is not null)
                return false;
            var changes = await services.GetRequiredService<DetectSpikes>().RunAsync(time.GetUtcNow(), ct).ConfigureAwait(false);
            foreach (var change in changes)
                Tell(change);
            progress.Show(string.Create(CultureInfo.InvariantCulture, $"{analysis.Analyzed} articles analysed, {_raised} alerts; watching"));
            return changes.Count > 0;
        }
    }

    private async Task ReplayAsync(IServiceProvider services, string file, ReplayClock clock, CancellationToken cancellationToken)
    {
        var analyze = ActivatorUtilities.CreateInstance<AnalyzeArticle>(services, (TimeProvider)clock);
        var replay = ActivatorUtilities.CreateInstance<Replay>(services, analyze, clock);
        await replay.RunAsync(
            file,
            (moment, read, all) => progress.Show(string.Create(CultureInfo.InvariantCulture, $"{moment:yyyy-MM-dd HH:mm}  {read} of {all} articles, {_raised} alerts")),
            Tell,
            cancellationToken).ConfigureAwait(false);
        var (total, created) = replay.Counts;
        var operations = services.GetRequiredService<StorageOperationCounter>();
        progress.Note(string.Create(CultureInfo.InvariantCulture,
            $"Replayed {total} articles ({created} new) in {_clock.Elapsed.TotalSeconds:0.0} s; {_raised} alerts; {operations.Total} storage operations: {string.Join(", ", operations.ByResource.Select(o => $"{o.Key} {o.Value}"))}"));
    }

    private void Tell(AlertChange change)
    {
        if (change.Previous is null)
            _raised++;
        // Growing evidence is on the page; here stands what is worth telling.
        if (change.Previous is null || change.Alert.Revision > change.Previous.Revision || change.Alert.Status != change.Previous.Status)
            progress.Print(AlertText.Of(change));
    }

    private async Task<int> JudgeSampleAsync(SampleWorld sample, IServiceProvider services, CancellationToken cancellationToken)
    {
        var alert = await services.GetRequiredService<AlertStore>().QueryAsync(cancellationToken: cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        var delivered = await SampleWorld.DeliveredAsync(services, cancellationToken).ConfigureAwait(false);
        progress.Note(alert is null
            ? "Sample: no alert was raised."
            : string.Create(CultureInfo.InvariantCulture, $"Sample: alert {alert.Alert.Id} raised{(_raised == 0 ? " by an earlier run" : "")}; {delivered} {(delivered == 1 ? "webhook" : "webhooks")} delivered with a valid signature, {sample.Received.Refused} refused."));
        return alert is not null && delivered > 0 && sample.Received.Refused == 0 ? CommandLineHost.Done : CommandLineHost.Failed;
    }

    private void Troubled(string round, Exception e) => progress.Note($"{round}: {e.Message.Split('\n')[0].Trim()}");

    private string Summary(IServiceProvider services) => string.Create(CultureInfo.InvariantCulture,
        $"Ended after {_clock.Elapsed.TotalSeconds:0.0} s; {services.GetRequiredService<StorageOperationCounter>().Total} storage operations.");

    /// <summary>A replay keeps to names of its own, the same for the same file, so that it mixes with nothing and can go on.</summary>
    private string? ReplayPrefix() => options.ReplayFile is not { } file || Environment.GetEnvironmentVariable("NewsMonitor__Storage__Prefix") is not null
        ? null
        : "replay" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(file))).AsSpan(0, 4));
}
