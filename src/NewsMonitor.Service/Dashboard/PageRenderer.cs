using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Service.Dashboard;

/// <summary>Renders a component to a whole page.</summary>
public sealed partial class PageRenderer(IServiceProvider services, ILoggerFactory loggers, PageFrames frames)
{
    /// <summary>Largest page, in bytes before compression.</summary>
    public const int MaxBytes = 60 * 1024;

    /// <summary>The page that <typeparamref name="TPage"/> makes of a model.</summary>
    internal async Task<ApiReply> PageAsync<TPage>(PageFrame frame, object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                ["Frame"] = frame,
                ["Model"] = model,
            })).ConfigureAwait(true);
            return root.ToHtmlString();
        }).ConfigureAwait(false);
        var reply = new ApiReply(status, "text/html; charset=utf-8", Readable(html));
        return frame.Refresh is { } seconds ? reply.With("Refresh", seconds.ToString(CultureInfo.InvariantCulture)) : reply;
    }

    /// <summary>The page of an error.</summary>
    internal async Task<ApiReply> ProblemAsync(ApiProblem problem, HttpRequest request) =>
        await PageAsync<ProblemPage>(frames.Bare(request), problem, problem.Status).ConfigureAwait(false);

    /// <summary>
    /// The renderer writes every letter outside ASCII as a numeric reference, which makes Korean six times as long.
    /// Letters and digits beyond Latin-1's controls have no meaning in HTML, so they can stand for themselves.
    /// </summary>
    private static string Readable(string html) => NumericReference().Replace(html, static match =>
    {
        var code = int.Parse(match.ValueSpan[3..^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (code < 0xA1 || code is >= 0xD800 and <= 0xDFFF)
            return match.Value;
        var text = char.ConvertFromUtf32(code);
        return CharUnicodeInfo.GetUnicodeCategory(text, 0) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.SpaceSeparator => match.Value,
            _ => text,
        };
    });

    [GeneratedRegex("&#x[0-9A-F]{2,6};", RegexOptions.CultureInvariant)]
    private static partial Regex NumericReference();
}
