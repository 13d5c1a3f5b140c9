using System.Text.RegularExpressions;

namespace NewsMonitor.Functions.Tests;

/// <summary>The app settings that Bicep writes out, by name; a value that is no plain text is given as its expression.</summary>
internal static partial class BicepSettings
{
    public static IReadOnlyDictionary<string, string> All { get; } = Read();

    private static Dictionary<string, string> Read()
    {
        var bicep = Repository.Text("infra-bicep/modules/function-app.bicep");
        var block = Block().Match(bicep);
        Assert.True(block.Success, "function-app.bicep has no app settings");
        var settings = Setting().Matches(block.Groups["settings"].Value).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["text"].Success ? m.Groups["text"].Value : m.Groups["expression"].Value);
        // Those made by reduce() for each connection.
        foreach (var connection in Connections().Match(bicep).Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            settings[connection.Trim('\'')] = "by identity";
        return settings;
    }

    [GeneratedRegex(@"name: 'appsettings'\s+properties: union\(connections, hosts, \{(?<settings>.*?)\n    \}\)", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^      '?(?<name>[\w.]+)'?: (?:'(?<text>[^'$]*)'|(?<expression>.+))$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"map\(\[(?<names>[^\]]*)\], connection =>")]
    private static partial Regex Connections();
}
