using System.Diagnostics;
using System.Globalization;
using System.Text;
using NewsMonitor.Feeds;

namespace NewsMonitor.Benchmarks.Feeds;

/// <summary>
/// <c>fuzz [--count N] [--seed S] [--from N]</c>: parses mutated reference documents and reports each that crashes the
/// parser, takes more than 100 ms or more than 64 MB, or whose text is not clean.
/// </summary>
internal static class FeedFuzz
{
    private const int MostMilliseconds = 100;
    private const long MostBytes = 64L * 1024 * 1024;

    /// <summary>A document that takes so long is a hang: the run ends there.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);

    private static long _current = -1;
    private static long _startedAt;

    public static void Run(string[] args)
    {
        var count = Argument(args, "--count", 100_000);
        var seed = (int)Argument(args, "--seed", 1);
        var first = Argument(args, "--from", 0);
        var documents = Directory.GetFiles(SharedFolder.Find("feeds"), "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        var mutator = new FeedMutator(documents, seed);
        using var watchdog = new Timer(_ => EndIfHanging(seed), null, Hang, Hang / 4);
        long failures = 0, feeds = 0, entries = 0, bytes = 0, slowest = 0, largest = 0;
        var watch = Stopwatch.StartNew();
        for (var number = first; number < first + count; number++)
        {
            var document = mutator.Document(number);
            bytes += document.Length;
            Volatile.Write(ref _startedAt, Stopwatch.GetTimestamp());
            Volatile.Write(ref _current, number);
            var (problem, milliseconds, allocated, found) = Try(document);
            if (milliseconds > MostMilliseconds)
                (problem, milliseconds) = TryAgain(document, problem);
            slowest = Math.Max(slowest, milliseconds);
            largest = Math.Max(largest, allocated);
            problem ??= allocated > MostBytes ? $"allocated {allocated / 1024 / 1024} MB" : null;
            if (found >= 0)
                feeds++;
            entries += Math.Max(0, found);
            if (problem is not null)
            {
                failures++;
                Console.WriteLine($"document {number} of seed {seed} ({document.Length} bytes): {problem}");
            }
        }

        Console.WriteLine($"{count} documents of seed {seed} ({bytes / 1e6:N0} MB of {documents.Length} originals) in {watch.Elapsed.TotalSeconds:N0} s: "
            + $"{feeds} read as feeds with {entries} entries, {failures} failures, slowest {slowest} ms, largest allocation {largest / 1024 / 1024} MB");
        if (failures > 0)
            Environment.ExitCode = 1;
    }

    /// <summary>Parses one document; entries is -1 when it is no feed.</summary>
    private static (string? Problem, long Milliseconds, long Allocated, int Entries) Try(byte[] document)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        string? problem = null;
        var entries = -1;
        try
        {
            var feed = FeedParser.Parse(document, new FeedParseContext());
            entries = feed.Entries.Count;
            problem = Unclean(feed);
        }
        catch (FeedFormatException)
        {
            // It is no feed, and the parser said so.
        }
#pragma warning disable CA1031 // Finding any other exception is what this is for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            problem = $"{e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
        }

        return (problem, watch.ElapsedMilliseconds, GC.GetAllocatedBytesForCurrentThread() - before, entries);
    }

    /// <summary>The machine may have been busy: the fastest of three tries counts.</summary>
    private static (string? Problem, long Milliseconds) TryAgain(byte[] document, string? problem)
    {
        var best = Enumerable.Range(0, 3).Min(_ => Try(document).Milliseconds);
        return (problem ?? (best > MostMilliseconds ? $"took {best} ms" : null), best);
    }

    /// <summary>What no text may hold: control characters, white space at its ends or in a row.</summary>
    private static string? Unclean(FeedDocument feed)
    {
        foreach (var entry in feed.Entries)
        {
            foreach (var text in (string?[])[entry.Title, entry.Text, entry.Author, entry.Id])
            {
                if (text is not null && (text.Length == 0 || text != text.Trim() || text.Contains("  ", StringComparison.Ordinal) || text.Any(c => c < 0x80 && char.IsControl(c) && c != '\n')))
                    return $"unclean text {Encoding.UTF8.GetByteCount(text)} bytes: {text[..Math.Min(60, text.Length)].ReplaceLineEndings("\\n")}";
            }
        }

        return null;
    }

    private static void EndIfHanging(int seed)
    {
        if (Stopwatch.GetElapsedTime(Volatile.Read(ref _startedAt)) < Hang || Volatile.Read(ref _current) < 0)
            return;
        Console.WriteLine($"document {Volatile.Read(ref _current)} of seed {seed} hangs");
        Environment.Exit(1);
    }

    private static long Argument(string[] args, string name, long absent)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? long.Parse(args[at + 1], CultureInfo.InvariantCulture) : absent;
    }
}
