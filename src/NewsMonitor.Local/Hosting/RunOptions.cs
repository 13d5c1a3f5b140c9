using NewsMonitor.Local.Commands;

namespace NewsMonitor.Local.Hosting;

/// <summary>What <c>newsmonitor run</c> was asked for.</summary>
internal sealed record RunOptions
{
    public const int DefaultPort = 7117;

    public bool Sample { get; init; }
    public string? ReplayFile { get; init; }
    public int Port { get; init; } = DefaultPort;
    public string? Connection { get; init; }
    public bool ExitWhenIdle { get; init; }
    public required string DataFolder { get; init; }

    public RunOptions Validated()
    {
        if (Sample && ReplayFile is not null)
            throw new InvalidInputException("--sample and --replay cannot go together.");
        if (ReplayFile is not null && new InputFile(ReplayFile).Fault is { } fault)
            throw new InvalidInputException($"--replay {ReplayFile}: {fault}");
        if (Port is < 0 or > 65535)
            throw new InvalidInputException($"--port {Port}: a port is 0 (any free one) to 65535.");
        return this;
    }
}
