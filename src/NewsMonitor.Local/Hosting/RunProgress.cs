using Spectre.Console;

namespace NewsMonitor.Local.Hosting;

/// <summary>What the run is doing, on standard error: a moving line on a terminal, nothing in a pipe. Notes are always written.</summary>
internal sealed class RunProgress : IDisposable
{
    private readonly IAnsiConsole? _terminal;
    private readonly Lock _writing = new();
    private bool _lineOpen;

    public RunProgress()
    {
        if (!Console.IsErrorRedirected)
            _terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    }

    /// <summary>Replaces the moving line.</summary>
    public void Show(string what)
    {
        if (_terminal is not { } terminal)
            return;
        lock (_writing)
        {
            var width = Math.Max(20, terminal.Profile.Width - 3);
            terminal.Write(new ControlCode("\r\u001b[2K"));
            terminal.Markup("[grey]·[/] " + Markup.Escape(what.Length > width ? what[..width] : what));
            _lineOpen = true;
        }
    }

    /// <summary>A line that stays.</summary>
    public void Note(string line)
    {
        lock (_writing)
        {
            CloseLine();
            Console.Error.WriteLine(line);
        }
    }

    /// <summary>A line (or lines) of results, on standard output.</summary>
    public void Print(string text)
    {
        lock (_writing)
        {
            CloseLine();
            Console.Out.WriteLine(text);
            Console.Out.Flush();
        }
    }

    public void Dispose()
    {
        lock (_writing)
            CloseLine();
    }

    private void CloseLine()
    {
        if (!_lineOpen)
            return;
        _terminal?.Write(new ControlCode("\r\u001b[2K"));
        _lineOpen = false;
    }
}
