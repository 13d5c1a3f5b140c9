namespace NewsMonitor.Local;

/// <summary>Where the program keeps what it needs between starts.</summary>
public static class DataFolder
{
    /// <summary>NEWSMONITOR_DATA, or "newsmonitor" in the user's folder for application data.</summary>
    public static string Default =>
        Environment.GetEnvironmentVariable("NEWSMONITOR_DATA") is { Length: > 0 } folder
            ? Path.GetFullPath(folder)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } data ? data : AppContext.BaseDirectory, "newsmonitor");

    /// <summary>Makes sure the folder can be written to.</summary>
    /// <exception cref="InvalidInputException">It cannot; the message names it.</exception>
    public static void EnsureWritable(string folder)
    {
        try
        {
            // It holds the secrets of webhooks: its owner's alone.
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new InvalidInputException($"The data folder {folder} cannot be written to ({e.Message.TrimEnd('.')}). Give another one with --data or NEWSMONITOR_DATA.", e);
        }
    }
}
