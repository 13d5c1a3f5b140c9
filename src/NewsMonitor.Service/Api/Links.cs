using System.Text;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.Service.Api;

/// <summary>
/// Links inside an answer. A reader who came in by a function key in the query (<c>?code=</c>) gets links that carry it,
/// because a browser cannot send the header; nobody else does. On pages the reader's time zone and refresh go along too.
/// </summary>
public sealed class Links(HttpRequest request)
{
    private static readonly string[] Carried = ["code", "clientId", "zone", "refresh"];

    /// <summary>True for an address a reader may click: absolute, http or https, with a host, without a user name that looks like one.</summary>
    public static bool IsWeb(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.UserInfo.Length == 0
        && !url!.AsSpan().ContainsAny("\\\t\r\n ") && (url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>The address below /api, with parameters (null ones left out) and what is carried on.</summary>
    public string To(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var address = new StringBuilder("/api/").Append(path);
        var separator = '?';
        foreach (var (name, value) in parameters)
            Append(name, value);
        foreach (var name in Carried)
        {
            if (!Named(parameters, name))
                Append(name, request.Query[name].ToString());
        }

        return address.ToString();

        void Append(string name, string? value)
        {
            if (string.IsNullOrEmpty(value))
                return;
            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
    }

    /// <summary>This address with one parameter changed (null takes it away).</summary>
    public string Here(string changed, string? value)
    {
        var parameters = new List<(string, string?)> { (changed, value) };
        foreach (var (name, given) in request.Query)
        {
            if (name != changed && !Carried.Contains(name, StringComparer.Ordinal))
                parameters.Add((name, given.ToString()));
        }

        return To(Path["/api/".Length..], [.. parameters]);
    }

    /// <summary>What a form must send along besides its own fields.</summary>
    public IEnumerable<(string Name, string Value)> Hidden(params string[] own) =>
        Carried.Where(n => !own.Contains(n, StringComparer.Ordinal) && request.Query[n].ToString().Length > 0).Select(n => (n, request.Query[n].ToString()));

    /// <summary>Path of this page, without parameters.</summary>
    public string Path => request.Path.ToUriComponent();

    public string Alert(string id) => To($"dashboard/alerts/{Uri.EscapeDataString(id)}");

    public string Key(string key) => To($"dashboard/keys/{EscapeKey(key)}");

    /// <summary>A key as one segment of a path; ":" and "+" stay readable.</summary>
    public static string EscapeKey(string key) => Uri.EscapeDataString(key).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2B", "+", StringComparison.Ordinal);

    private static bool Named(ReadOnlySpan<(string Name, string? Value)> parameters, string name)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Name == name)
                return true;
        }

        return false;
    }
}
