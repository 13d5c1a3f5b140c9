using System.Buffers.Text;
using System.Text;

namespace NewsMonitor.Service.Api;

/// <summary>
/// Where a list goes on: after the row with this sort key. It names a place, not a number of rows, so rows that arrive
/// or change between two pages are neither shown twice nor skipped.
/// </summary>
public readonly record struct PageCursor(string SortKey)
{
    internal const int MaxLength = 700;
    private const string Version = "1:";

    public static bool TryParse(string text, out PageCursor cursor)
    {
        cursor = default;
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
            return false;
        var plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        if (!plain.StartsWith(Version, StringComparison.Ordinal) || plain.Any(char.IsControl))
            return false;
        cursor = new PageCursor(plain[Version.Length..]);
        return true;
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Version + SortKey));
}
