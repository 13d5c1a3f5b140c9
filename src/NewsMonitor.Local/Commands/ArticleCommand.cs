using System.CommandLine;

namespace NewsMonitor.Local.Commands;

internal static class ArticleCommand
{
    public static Command Create() => new("article", "Looks into articles.");
}
