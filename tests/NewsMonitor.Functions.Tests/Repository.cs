using System.Text.Json;

namespace NewsMonitor.Functions.Tests;

/// <summary>Files of the repository that the app is held against.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static JsonElement Json(string path) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, path))).RootElement;

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("Monitor.sln is not above the tests.");
    }
}
