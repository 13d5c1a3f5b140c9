using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Feeds;

namespace NewsMonitor.Functions.Tests;

/// <summary>What the README tells an operator to type is held against the files it is about.</summary>
public sealed partial class DeploymentTests
{
    private static readonly string Readme = Repository.Text("README.md");
    private static readonly string Bicep = Repository.Text("infra-bicep/main.bicep");

    [Fact]
    public void What_azd_is_told_to_set_is_what_its_parameters_file_reads()
    {
        var read = Variable().Matches(Repository.Text("infra-bicep/main.bicepparam")).ToDictionary(m => m.Groups["variable"].Value, m => m.Groups["parameter"].Value);
        var told = AzdSet().Matches(Readme).Select(m => m.Groups["variable"].Value).Distinct().ToList();
        Assert.Contains("CONNECT_EVENTS", told);
        Assert.All(told, variable => Assert.Contains(variable, read.Keys));
        Assert.All(read.Values, parameter => Assert.Contains(parameter, Parameters()));
        Assert.All(Repository.Json("infra-bicep/main.parameters.json").GetProperty("parameters").EnumerateObject(), p => Assert.Contains(p.Name, Parameters()));
    }

    [Fact]
    public void The_code_is_published_from_the_folder_of_the_app()
    {
        var publish = Readme.Split('\n').Single(l => l.Contains("func azure functionapp publish", StringComparison.Ordinal));
        var folder = PublishFolder().Match(publish).Groups["folder"].Value;
        Assert.True(File.Exists(Path.Combine(Repository.Root, folder, "host.json")), publish);
    }

    [Fact]
    public void The_app_is_told_that_its_storage_has_been_made() => Assert.Equal("false", BicepSettings.All["NewsMonitor__Storage__Create"]);

    // The wording of the host's own line is that of its queue extension: "Message has reached MaxDequeueCount of 5. Moving message to queue …".
    [Theory]
    [InlineData("dead-feeds", typeof(FetchFeeds), "Feeds: 9 due, 1 read, 0 unchanged, 8 failed, …", true)]
    [InlineData("dead-feeds", typeof(FetchFeeds), "Feeds: 9 due, 10 read, 0 unchanged, 0 failed, …", true)]
    [InlineData("dead-feeds", typeof(FetchFeeds), "Feeds: 9 due, 0 read, 3 unchanged, 6 failed, …", true)]
    [InlineData("dead-feeds", typeof(FetchFeeds), "Feeds: 9 due, 0 read, 0 unchanged, 9 failed, …", false)]
    [InlineData("detection", typeof(DetectSpikes), "Detection: 4 alerts in the judged days, …", true)]
    public void An_alert_rule_waits_for_a_line_that_the_step_writes(string rule, Type step, string line, bool counts)
    {
        var query = Query().Matches(Repository.Text("infra-bicep/modules/alert-rules.bicep")).Single(m => m.Groups["rule"].Value == rule);
        Assert.Equal(counts, line.StartsWith(query.Groups["start"].Value, StringComparison.OrdinalIgnoreCase)
            && !(query.Groups["without"] is { Success: true } without && line.Contains(without.Value, StringComparison.OrdinalIgnoreCase)));
        var written = step.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic).Select(m => m.GetCustomAttribute<LoggerMessageAttribute>()?.Message).OfType<string>();
        var known = line[..^1];
        Assert.Contains(written, message => Placeholder().Replace(message, "#").StartsWith(Number().Replace(known, "#"), StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Parameters() => [.. Parameter().Matches(Bicep).Select(m => m.Groups["name"].Value)];

    [GeneratedRegex(@"^param (?<parameter>\w+) = .*readEnvironmentVariable\('(?<variable>\w+)'", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"azd env set (?<variable>\w+)")]
    private static partial Regex AzdSet();

    [GeneratedRegex(@"^param (?<name>\w+) ", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex("""name: '(?<rule>[\w-]+)'\s+description: .*\s+query: 'traces \| where message startswith "(?<start>[^"]+)"(?: and message !contains "(?<without>[^"]+)")?'""")]
    private static partial Regex Query();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex(@"cd (?<folder>\S+) && func azure functionapp publish")]
    private static partial Regex PublishFolder();
}
