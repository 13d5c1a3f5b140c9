namespace NewsMonitor.Tests.Analysis;

/// <summary>Files of the repository the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The reference material beside the repository, or null where it is absent.</summary>
    public static string? Shared
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("NEWSMONITOR_SHARED") ?? Path.Combine(Root, "..", "shared");
            return Directory.Exists(folder) ? folder : null;
        }
    }

    public static string[] Lines(string path) =>
        [.. File.ReadLines(Path.Combine(Root, path)).Where(l => !string.IsNullOrWhiteSpace(l))];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside their repository: no folder above them has Monitor.sln.");
    }
}
