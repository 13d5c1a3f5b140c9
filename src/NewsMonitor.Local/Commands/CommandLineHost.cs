using System.CommandLine;

namespace NewsMonitor.Local.Commands;

/// <summary>Exit codes and error lines, the same for every verb: 0 done, 1 failed, 2 the input or the arguments are wrong.</summary>
public static class CommandLineHost
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongInput = 2;

    public static async Task<int> InvokeAsync(RootCommand root, string[] args)
    {
        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            interrupted.Cancel();
        };

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
            return Refuse(parsed.Errors[0].Message, WrongInput);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, interrupted.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidInputException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return Refuse(e.Message, WrongInput);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return Done;
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
