namespace NewsMonitor.Local.Commands;

/// <summary>What a user names as input: a file, or <c>-</c> for standard input.</summary>
internal sealed record InputFile(string Argument)
{
    private const int BufferSize = 64 * 1024;

    public bool IsStandardInput => Argument == "-";

    /// <summary>How error messages call it.</summary>
    public string Name => IsStandardInput ? "standard input" : Argument;

    /// <exception cref="InvalidInputException">There is no such file, or it is a folder.</exception>
    public Stream Open()
    {
        if (IsStandardInput)
            return Console.OpenStandardInput();
        return Fault is { } fault
            ? throw new InvalidInputException($"{Argument}: {fault}")
            : new FileStream(Argument, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, useAsync: true);
    }

    /// <summary>Why it cannot be opened, as a sentence; null when nothing speaks against it.</summary>
    public string? Fault =>
        IsStandardInput ? null
        : string.IsNullOrWhiteSpace(Argument) ? "the name of a file is empty."
        : Directory.Exists(Argument) ? "this is a folder; name the files in it."
        : File.Exists(Argument) ? null
        : Argument.StartsWith('-') ? "there is no such option or file; --help lists the options."
        : "there is no such file.";
}
