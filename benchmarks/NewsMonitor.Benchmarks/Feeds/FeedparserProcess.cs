using System.Diagnostics;
using System.Globalization;

namespace NewsMonitor.Benchmarks.Feeds;

/// <summary>Python's feedparser as a process beside the readers in this one: it measures itself, one round at a time, when it is told to.</summary>
internal sealed class FeedparserProcess : IDisposable
{
    /// <summary>Reads the documents into memory, says which version it is, and answers each line with megabytes a second, documents without a format, and entries.</summary>
    private const string Script =
        """
        import sys, time, feedparser
        documents = [open(name, 'rb').read() for name in sys.argv[1:]]
        print(feedparser.__version__, flush=True)
        for line in sys.stdin:
            start, size = time.perf_counter(), 0
            while time.perf_counter() - start < float(line):
                read = [feedparser.parse(document) for document in documents]
                size += sum(map(len, documents))
            seconds = time.perf_counter() - start
            print(size / seconds / 1e6, sum(not r.version for r in read), sum(len(r.entries) for r in read), flush=True)
        """;

    private readonly Process _process;

    private FeedparserProcess(Process process, string version) => (_process, Version) = (process, version);

    public string Version { get; }

    /// <summary>Megabytes a second in the best round.</summary>
    public double Best { get; private set; }

    public int Failed { get; private set; }

    public int Entries { get; private set; }

    /// <summary>Starts it on the documents; null where no Python of this machine has feedparser.</summary>
    public static FeedparserProcess? Start(IEnumerable<string> documents)
    {
        foreach (var python in (string[])["/usr/bin/python3", "python3"])
        {
            try
            {
                var process = Process.Start(new ProcessStartInfo(python, ["-c", Script, .. documents]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
                if (process.StandardOutput.ReadLine() is { } version)
                    return new FeedparserProcess(process, version);
                process.Dispose();
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // No such Python: the next may be there.
            }
        }

        return null;
    }

    public void Measure(double seconds)
    {
        _process.StandardInput.WriteLine(seconds.ToString(CultureInfo.InvariantCulture));
        var answer = _process.StandardOutput.ReadLine()?.Split(' ') ?? throw new InvalidOperationException($"feedparser ended: {_process.StandardError.ReadToEnd()}");
        Best = Math.Max(Best, double.Parse(answer[0], CultureInfo.InvariantCulture));
        (Failed, Entries) = (int.Parse(answer[1], CultureInfo.InvariantCulture), int.Parse(answer[2], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
