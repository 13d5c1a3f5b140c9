using System.Globalization;

namespace NewsMonitor.Articles;

/// <summary>Who published an article, told from its address.</summary>
public static class Publisher
{
    /// <summary>The name given where neither address nor feed tells.</summary>
    public const string Unknown = "unknown";

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    /// <summary>
    /// The registered domain of the address, wrappers taken off, as a reader knows it: "yna.co.kr", "bbc.co.uk",
    /// "someone.blogspot.com", "правда.рф". <see cref="Unknown"/> when the text is no http(s) address.
    /// </summary>
    public static string Of(string? url)
    {
        if (UrlCanonicalizer.Parse(url) is not { } address)
            return Unknown;
        var domain = PublicSuffixList.RegistrableDomain(UrlCanonicalizer.HostOf(LinkWrappers.Unwrap(address)));
        try
        {
            return Idn.GetUnicode(domain);
        }
        catch (ArgumentException)
        {
            // Punycode that decodes to nothing: the domain as it stands.
            return domain;
        }
    }
}
