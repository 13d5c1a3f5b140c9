namespace NewsMonitor.Service.Tests;

/// <summary>The repository the tests run in.</summary>
internal static class Repository
{
    /// <summary>The folder with Monitor.sln.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside their repository: no folder above them has Monitor.sln.");
    }
}
