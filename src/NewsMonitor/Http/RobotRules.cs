using System.Globalization;
using System.Text;

namespace NewsMonitor.Http;

/// <summary>
/// What a site's robots.txt lets one robot ask for (RFC 9309): the group of its name, else that of everybody; the longest
/// pattern that fits a path decides, and allows where two of a length fit.
/// </summary>
public sealed class RobotRules
{
    /// <summary>How much of a file is read, in bytes: the least that the RFC asks of a robot.</summary>
    public const int MaxBytes = 500 * 1024;

    // A file is a text from outside: what no honest one has is passed over, so that judging an address stays cheap.
    private const int MaxRules = 4000;
    private const int MaxPatternLength = 1000;
    private const int MaxWildcards = 12;
    private const int MaxPathLength = 2048;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private readonly List<Rule> _rules;

    private RobotRules(List<Rule> rules, TimeSpan? crawlDelay) => (_rules, CrawlDelay) = (rules, crawlDelay);

    /// <summary>The rules of a site that has none.</summary>
    public static RobotRules Everything { get; } = new([], null);

    /// <summary>The rules of a site whose rules cannot be had now: nothing may be asked for.</summary>
    public static RobotRules Nothing { get; } = new([new Rule(false, 1, ["/"], false)], null);

    /// <summary>The pause the site wishes between two requests, a minute at most; null when it wishes none. Not of the RFC, but in wide use.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>Reads a file. Never fails; lines that say nothing are passed over.</summary>
    /// <param name="file">Its bytes, UTF-8.</param>
    /// <param name="robot">The robot's product name, e.g. "newsmonitor".</param>
    public static RobotRules Parse(ReadOnlySpan<byte> file, string robot)
    {
        var own = new Group();
        var everybodys = new Group();
        bool forOwn = false, forEverybody = false, namesEnded = true;
        foreach (var line in Encoding.UTF8.GetString(file[..Math.Min(file.Length, MaxBytes)]).TrimStart('\uFEFF').AsSpan().EnumerateLines())
        {
            var text = line.IndexOf('#') is >= 0 and var comment ? line[..comment] : line;
            var colon = text.IndexOf(':');
            if (colon < 0)
                continue;
            var key = text[..colon].Trim();
            var value = text[(colon + 1)..].Trim();
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                // Names in a row share the rules that follow; a name behind a rule begins a new group.
                if (namesEnded)
                    forOwn = forEverybody = namesEnded = false;
                forOwn |= ProductOf(value).Equals(robot, StringComparison.OrdinalIgnoreCase);
                forEverybody |= value is "*";
                continue;
            }

            namesEnded |= IsOfGroup(key);
            if (forOwn)
                own.Take(key, value);
            if (forEverybody)
                everybodys.Take(key, value);
            own.IsNamed |= forOwn;
        }

        var group = own.IsNamed || forOwn ? own : everybodys;
        return new RobotRules(group.Rules, group.Delay);
    }

    /// <summary>The name by which a user agent ("newsmonitor/1.0 (…)") is addressed in such files.</summary>
    public static string Product(string userAgent) => ProductOf(userAgent).ToString();

    /// <summary>True when the address may be asked for. The file itself always may.</summary>
    public bool Allows(Uri address)
    {
        var path = Normalized(address.PathAndQuery.AsSpan(0, Math.Min(address.PathAndQuery.Length, MaxPathLength)));
        if (path == "/robots.txt")
            return true;
        var (allowed, longest) = (true, 0);
        foreach (var rule in _rules)
        {
            if ((rule.Length > longest || (rule.Length == longest && rule.Allows)) && rule.Fits(path))
                (allowed, longest) = (rule.Allows, rule.Length);
        }

        return allowed;
    }

    private static bool IsOfGroup(ReadOnlySpan<char> key) =>
        key.Equals("allow", StringComparison.OrdinalIgnoreCase) || key.Equals("disallow", StringComparison.OrdinalIgnoreCase) || key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> ProductOf(ReadOnlySpan<char> agent)
    {
        var end = 0;
        while (end < agent.Length && (char.IsAsciiLetter(agent[end]) || agent[end] is '-' or '_'))
            end++;
        return agent[..end];
    }

    /// <summary>One spelling for escapes: those of ordinary letters undone, the others in capitals, letters beyond ASCII escaped.</summary>
    private static string Normalized(ReadOnlySpan<char> path)
    {
        var text = new StringBuilder(path.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] == '%' && at + 2 < path.Length && byte.TryParse(path.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                if (char.IsAsciiLetterOrDigit((char)value) || (char)value is '-' or '.' or '_' or '~')
                    text.Append((char)value);
                else
                    text.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
                at += 2;
            }
            else if (path[at] < 0x80)
                text.Append(path[at]);
            else if (Rune.DecodeFromUtf16(path[at..], out var rune, out var length) == System.Buffers.OperationStatus.Done)
            {
                foreach (var b in utf8[..rune.EncodeToUtf8(utf8)])
                    text.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
                at += length - 1;
            }
        }

        return text.ToString();
    }

    private sealed class Group
    {
        public List<Rule> Rules { get; } = [];
        public TimeSpan? Delay { get; private set; }
        public bool IsNamed { get; set; }

        public void Take(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
        {
            if (key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase))
            {
                if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
                    Delay = TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay.TotalSeconds));
                return;
            }

            var allows = key.Equals("allow", StringComparison.OrdinalIgnoreCase);
            if (!allows && !key.Equals("disallow", StringComparison.OrdinalIgnoreCase))
                return;
            if (value.Length is > 0 and <= MaxPatternLength && Rules.Count < MaxRules && value[0] is '/' or '*' && value.Count('*') <= MaxWildcards)
                Rules.Add(Rule.Of(allows, value));
        }
    }

    /// <param name="Parts">What stands between the wildcards.</param>
    /// <param name="IsWhole">True where the pattern has to fit up to the path's end.</param>
    private readonly record struct Rule(bool Allows, int Length, string[] Parts, bool IsWhole)
    {
        public static Rule Of(bool allows, ReadOnlySpan<char> value)
        {
            var pattern = Normalized(value);
            var isWhole = pattern.EndsWith('$');
            return new Rule(allows, pattern.Length, (isWhole ? pattern[..^1] : pattern).Split('*'), isWhole);
        }

        public bool Fits(ReadOnlySpan<char> path)
        {
            if (!path.StartsWith(Parts[0], StringComparison.Ordinal))
                return false;
            path = path[Parts[0].Length..];
            if (Parts.Length == 1)
                return !IsWhole || path.IsEmpty;
            foreach (var part in Parts.AsSpan(1, Parts.Length - 2))
            {
                var at = path.IndexOf(part, StringComparison.Ordinal);
                if (at < 0)
                    return false;
                path = path[(at + part.Length)..];
            }

            return IsWhole ? path.EndsWith(Parts[^1], StringComparison.Ordinal) : path.Contains(Parts[^1], StringComparison.Ordinal);
        }
    }
}
