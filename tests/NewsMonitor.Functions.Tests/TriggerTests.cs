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
        var bicep = Repository.Text("infra-bicep/modules/function-app.bicep");
        foreach (var setting in Functions.SelectMany(f => SettingsOf(f.Trigger)).Distinct())
        {
            Assert.True(sample.TryGetProperty(setting, out _), $"local.settings.sample.json lacks {setting}");
            Assert.True(bicep.Contains(setting, StringComparison.Ordinal), $"Bicep lacks {setting}");
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
        var bicep = Repository.Text("infra-bicep/modules/function-app.bicep");
        Assert.Matches(PolledOff(), bicep);
    }

    [Fact]
    public void Schedules_have_six_fields_and_names_of_containers_are_valid()
    {
        var sample = Repository.Json("local.settings.sample.json").GetProperty("Values");
        foreach (var timer in Functions.Select(f => f.Trigger).OfType<TimerTriggerAttribute>())
            Assert.Equal(6, sample.GetProperty(timer.Schedule.Trim('%')).GetString()!.Split(' ').Length);
        Assert.InRange(sample.GetProperty("ArticlesContainer").GetString()!.Length, 3, 63);
        Assert.InRange(sample.GetProperty("DeliveriesQueue").GetString()!.Length, 3, 63);
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

    [GeneratedRegex("AzureWebJobs[._]+AnalyzeArticlePolled[._]+Disabled'?\\s*[:\\n]\\s*(value:\\s*)?'true'")]
    private static partial Regex PolledOff();
}
