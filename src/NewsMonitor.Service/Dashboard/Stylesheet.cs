using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Service.Dashboard;

/// <summary>The style of the pages. It stands in every page; the policy of the page names its hash, so that no other style applies.</summary>
internal static class Stylesheet
{
    public static string Text { get; } = Read();

    /// <summary>"sha256-…", as Content-Security-Policy wants it.</summary>
    public static string Hash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    private static string Read()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("NewsMonitor.Service.Dashboard.monitor.css")
            ?? throw new InvalidOperationException("The stylesheet is not embedded.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith("/*", StringComparison.Ordinal));
        return string.Join('\n', lines);
    }
}
