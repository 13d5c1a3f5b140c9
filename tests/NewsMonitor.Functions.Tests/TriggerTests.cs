using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Functions.Triggers;
using NewsMonitor.Service.Api;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Functions.Tests;

/// <summary>The triggers are held against the routes of the API, host.json, the sample settings and the Bicep file.</summary>
public sealed partial class TriggerTests
{
    private sealed record Declared(string Name, MethodInfo Method, TriggerBindingAttribute Trigger);

    private static IReadOnlyList<Declared> Functions { get; } =
    [
        .. from type in typeof(TimerTriggers).Assembly.GetTypes()
           from method in type.GetMethods()
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           select new Declared(function.Name, method, method.GetParameters().Select(p => p.GetCustomAttribute<TriggerBindingAttribute>()).Single(t => t is not null)!),
    ];

    [Fact]
    public void Every_route_of_the_API_has_one_function_of_its_name_method_address_and_access()
    {
        var expected = ApiRoutes.All.Select(r => $"{r.Name} {string.Join(' ', r.Methods)} {r.Template} {(r.Access == ApiAccess.Read ? "Function" : r.Access.ToString())}");
        var declared = Functions.Where(f => f.Trigger is HttpTriggerAttribute)
            .Select(f => (f.Name, Http: (HttpTriggerAttribute)f.Trigger))
            .Select(f => $"{f.Name} {string.Join(' ', f.Http.Methods!).ToUpperInvariant()} {f.Http.Route} {f.Http.AuthLevel}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_HTTP_function_calls_the_route_of_its_own_name()
    {
        await using var services = Services();
        foreach (var function in Functions.Where(f => f.Trigger is HttpTriggerAttribute))
        {
            // A parameter no route knows is refused by every route, before storage is asked; the answer names the parameter.
            var context = new DefaultHttpContext { RequestServices = services };
            context.Request.Method = ApiRoutes.ByName(function.Name).Method;
            context.Request.Host = new HostString("localhost");
            context.Request.Path = $"/api/{ApiRoutes.ByName(function.Name).Template}";
            context.Request.QueryString = new QueryString("?unheard-of=1");
            context.Response.Body = new MemoryStream();
            var target = ActivatorUtilities.CreateInstance(services, function.Method.DeclaringType!);
            var result = await (Task<IResult>)function.Method.Invoke(target, [context.Request, CancellationToken.None])!;
            await result.ExecuteAsync(context);
            Assert.True(context.Response.StatusCode == 400, $"{function.Name}: {context.Response.StatusCode}");
        }
    }

    // The Functions host sorts functions by name and takes the first whose route matches: {id} would take "stream" for an id.
    [Fact]
    public void Of_two_functions_that_answer_the_same_address_the_more_exact_one_comes_first_by_name()
    {
        var functions = Functions.Where(f => f.Trigger is HttpTriggerAttribute)
            .Select(f => (f.Name, Http: (HttpTriggerAttribute)f.Trigger))
            .OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        foreach (var exact in functions.Where(f => !f.Http.Route!.Contains('{', StringComparison.Ordinal)))
        {
            var first = functions.First(f => f.Http.Methods!.Intersect(exact.Http.Methods!).Any()
                && new TemplateMatcher(TemplateParser.Parse(f.Http.Route!), []).TryMatch($"/{exact.Http.Route}", []));
            Assert.True(first.Http.Route == exact.Http.Route, $"/api/{exact.Http.Route} is answered by {first.Name}");
        }
    }

    [Fact]
    public void Function_names_are_unique_and_every_trigger_class_can_be_made()
    {
        Assert.Equal(Functions.Count, Functions.Select(f => f.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        using var services = Services();
        foreach (var type in Functions.Select(f => f.Method.DeclaringType!).Distinct())
            Assert.NotNull(ActivatorUtilities.CreateInstance(services, type));
    }

    [Fact]
    public void Every_setting_a_trigger_names_is_in_the_sample_settings_and_in_Bicep()
    {
        var sample = Repository.Json("local.settings.sample.json").GetProperty("Values");
        foreach (var setting in Functions.SelectMany(f => SettingsOf(f.Trigger)).Distinct())
        {
            Assert.True(sample.TryGetProperty(setting, out _), $"local.settings.sample.json lacks {setting}");
            Assert.True(BicepSettings.All.ContainsKey(setting), $"Bicep lacks {setting}");
        }

        Assert.All(Functions.Select(f => f.Trigger).OfType<BlobTriggerAttribute>(), t => Assert.Equal(StorageOptions.Connection, t.Connection));
        Assert.All(Functions.Select(f => f.Trigger).OfType<QueueTriggerAttribute>(), t => Assert.Equal(StorageOptions.Connection, t.Connection));
    }

    [Fact]
    public void Of_the_two_blob_triggers_the_sample_settings_and_Bicep_switch_one_off()
    {
        var blob = Functions.Where(f => f.Trigger is BlobTriggerAttribute).ToDictionary(f => f.Name, f => ((BlobTriggerAttribute)f.Trigger).Source);
        Assert.Equal(BlobTriggerSource.EventGrid, blob["AnalyzeArticle"]);
        Assert.Equal(BlobTriggerSource.LogsAndContainerScan, blob["AnalyzeArticlePolled"]);
        var sample = Repository.Json("local.settings.sample.json").GetProperty("Values");
        Assert.Equal("true", sample.GetProperty("AzureWebJobs.AnalyzeArticle.Disabled").GetString());
        Assert.Equal("false", sample.GetProperty("AzureWebJobs.AnalyzeArticlePolled.Disabled").GetString());
        Assert.Equal("true", BicepSettings.All["AzureWebJobs.AnalyzeArticlePolled.Disabled"]);
        Assert.Equal("false", BicepSettings.All["AzureWebJobs.AnalyzeArticle.Disabled"]);
    }

    [Fact]
    public void Schedules_and_names_of_containers_are_valid_in_the_sample_settings_and_in_Bicep()
    {
        var sample = Repository.Json("local.settings.sample.json").GetProperty("Values");
        foreach (var read in new Func<string, string>[] { name => sample.GetProperty(name).GetString()!, name => BicepSettings.All[name] })
        {
            foreach (var setting in Functions.Select(f => f.Trigger).OfType<TimerTriggerAttribute>().Select(t => t.Schedule.Trim('%')))
                Assert.True(IsSchedule(read(setting)), $"{setting}: \"{read(setting)}\" is no schedule");
            Assert.InRange(read("ArticlesContainer").Length, 3, 63);
            Assert.InRange(read("DeliveriesQueue").Length, 3, 63);
        }

        // What storage.bicep makes and Event Grid tells of has the names the triggers are given.
        Assert.Contains($"'{BicepSettings.All["ArticlesContainer"]}'", Repository.Text("infra-bicep/modules/storage.bicep"), StringComparison.Ordinal);
        Assert.Contains($"/containers/{BicepSettings.All["ArticlesContainer"]}/'", Repository.Text("infra-bicep/modules/events.bicep"), StringComparison.Ordinal);
        Assert.Contains($"'{BicepSettings.All["DeliveriesQueue"]}-poison'", Repository.Text("infra-bicep/modules/storage.bicep"), StringComparison.Ordinal);
    }

    /// <summary>Six fields, seconds first, each a star or a number in its range, with a step or without: what we use of NCRONTAB.</summary>
    private static bool IsSchedule(string text)
    {
        (int From, int To)[] ranges = [(0, 59), (0, 59), (0, 23), (1, 31), (1, 12), (0, 6)];
        var fields = text.Split(' ');
        return fields.Length == ranges.Length && fields.Zip(ranges).All(f => Field().Match(f.First) is { Success: true } field
            && (!field.Groups["at"].Success || In(field.Groups["at"].Value, f.Second.From, f.Second.To))
            && (!field.Groups["step"].Success || In(field.Groups["step"].Value, 1, f.Second.To)));

        static bool In(string number, int from, int to) => int.TryParse(number, out var value) && value >= from && value <= to;
    }

    [Fact]
    public void The_host_keeps_the_message_encoding_route_prefix_and_poison_thresholds_that_the_service_relies_on()
    {
        var extensions = Repository.Json("src/NewsMonitor.Functions/host.json").GetProperty("extensions");
        Assert.Equal("base64", extensions.GetProperty("queues").GetProperty("messageEncoding").GetString());
        Assert.Equal("api", extensions.GetProperty("http").GetProperty("routePrefix").GetString());
        Assert.Equal(5, extensions.GetProperty("queues").GetProperty("maxDequeueCount").GetInt32());
        Assert.Equal(5, extensions.GetProperty("blobs").GetProperty("poisonBlobThreshold").GetInt32());
    }

    private static ServiceProvider Services()
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration[StorageOptions.Connection] = "UseDevelopmentStorage=true";
        return (ServiceProvider)FunctionsHost.Create(builder).Services;
    }

    private static IEnumerable<string> SettingsOf(TriggerBindingAttribute trigger)
    {
        var (text, connection) = trigger switch
        {
            TimerTriggerAttribute t => (t.Schedule, null),
            BlobTriggerAttribute b => (b.BlobPath, b.Connection),
            QueueTriggerAttribute q => (q.QueueName, q.Connection),
            _ => ("", null),
        };
        return Setting().Matches(text).Select(m => m.Groups[1].Value).Concat(connection is null ? [] : [connection]);
    }

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Setting();

    [GeneratedRegex("^(?:[*]|(?<at>[0-9]+))(?:/(?<step>[0-9]+))?$")]
    private static partial Regex Field();
}
