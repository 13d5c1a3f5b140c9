namespace NewsMonitor.Benchmarks;

/// <summary>The reference material beside the repository: <c>../shared</c>, or where NEWSMONITOR_SHARED says.</summary>
internal static class SharedFolder
{
    /// <summary>A folder of it.</summary>
    /// <exception cref="DirectoryNotFoundException">It is not there; the message says where it was looked for.</exception>
    public static string Find(string folder)
    {
        var root = Environment.GetEnvironmentVariable("NEWSMONITOR_SHARED") ?? BesideRepository();
        var path = Path.Combine(root, folder);
        return Directory.Exists(path) ? path : throw new DirectoryNotFoundException($"No {path}: the reference material is not there; NEWSMONITOR_SHARED may name another place.");
    }

    private static string BesideRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? ".", "..", "shared");
    }
}
