using System.Globalization;
using System.Net;
using System.Text;

namespace NewsMonitor.Articles;

/// <summary>
/// Where a registered domain begins in a host name, by the Public Suffix List (publicsuffix.org), sites under which
/// others publish ("blogspot.com") included.
/// </summary>
internal static class PublicSuffixList
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };
    private static readonly Lazy<HashSet<string>> Rules = new(Load);

    /// <summary>
    /// The registrable domain of a host in lower-case ASCII ("news.bbc.co.uk" gives "bbc.co.uk"); the host itself when it
    /// is an address, a public suffix, or a single label.
    /// </summary>
    public static string RegistrableDomain(string asciiHost)
    {
        if (asciiHost.StartsWith('[') || IPAddress.TryParse(asciiHost, out _))
            return asciiHost;
        var rules = Rules.Value;
        // From the whole host to its last label: the first suffix that a rule names is the longest.
        for (var (start, previous) = (0, -1); ; (start, previous) = (asciiHost.IndexOf('.', start) + 1, start))
        {
            var suffix = asciiHost[start..];
            var parent = suffix.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? suffix[(dot + 1)..] : "";
            // An exception rule makes the name itself registrable.
            if (rules.Contains("!" + suffix))
                return suffix;
            // A top-level name that no rule knows counts as a suffix: the list's default rule is "*".
            if (rules.Contains(suffix) || parent.Length == 0 || rules.Contains("*." + parent))
                return previous < 0 ? asciiHost : asciiHost[previous..];
        }
    }

    private static HashSet<string> Load()
    {
        var rules = new HashSet<string>(12_000, StringComparer.Ordinal);
        using var stream = typeof(PublicSuffixList).Assembly.GetManifestResourceStream("public_suffix_list.dat")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
                rules.Add(Ascii.IsValid(line) ? line : Idn.GetAscii(line));
        }

        return rules;
    }
}
