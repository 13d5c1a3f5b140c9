using System.Text.RegularExpressions;

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

    private static IReadOnlyList<string> Parameters() => [.. Parameter().Matches(Bicep).Select(m => m.Groups["name"].Value)];

    [GeneratedRegex(@"^param (?<parameter>\w+) = .*readEnvironmentVariable\('(?<variable>\w+)'", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"azd env set (?<variable>\w+)")]
    private static partial Regex AzdSet();

    [GeneratedRegex(@"^param (?<name>\w+) ", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"cd (?<folder>\S+) && func azure functionapp publish")]
    private static partial Regex PublishFolder();
}
