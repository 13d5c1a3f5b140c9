using System.Globalization;

namespace NewsMonitor.Service.Api;

/// <summary>Numbers with their nouns.</summary>
internal static class Words
{
    /// <summary>"1 feed", "1,204 stories".</summary>
    public static string Count(int number, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {(number == 1 ? one : one.EndsWith('y') ? one[..^1] + "ies" : one + "s")}");

    public static string Were(int number) => number == 1 ? "was" : "were";
}
