namespace NewsMonitor.Benchmarks.Feeds;

internal static class FeedFuzz
{
    public static void Run(string[] args)
    {
    }
}
