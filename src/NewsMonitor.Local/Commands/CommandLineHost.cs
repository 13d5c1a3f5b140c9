using System.CommandLine;
using System.Runtime.InteropServices;

namespace NewsMonitor.Local.Commands;

/// <summary>Exit codes and error lines, the same for every verb: 0 done, 1 failed, 2 the input or the arguments are wrong.</summary>
public static class CommandLineHost
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongInput = 2;

    public static async Task<int> InvokeAsync(Command root, string[] args)
    {
        using var interrupted = new CancellationTokenSource();
        // A first Ctrl+C (or SIGTERM) asks the verb to end; a second one ends the process.
        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = !interrupted.IsCancellationRequested;
            interrupted.Cancel();
        }

        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
            return Refuse(parsed.UnmatchedTokens is [var unknown, ..] ? $"\"{unknown}\" is no command or option here; --help lists what there is." : parsed.Errors[0].Message, WrongInput);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interrupted.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidInputException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return Refuse(e.Message, WrongInput);
        }
        catch (Exception e) when (SettingFault.Of(e) is { } fault)
        {
            return Refuse(fault, WrongInput);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return Refuse("interrupted.", Failed);
        }
        catch (IOException e)
        {
            return Refuse(e.Message, Failed);
        }
    }

    /// <summary>One clear line on standard error.</summary>
    private static int Refuse(string message, int code)
    {
        Console.Error.WriteLine($"newsmonitor: {message.ReplaceLineEndings(" ")}");
        return code;
    }
}
