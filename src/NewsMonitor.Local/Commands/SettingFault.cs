using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Local.Commands;

/// <summary>What a wrong setting is called in one line, from the exceptions of the configuration binder and of options validation.</summary>
internal static partial class SettingFault
{
    /// <summary>Null when the exception is about something else.</summary>
    public static string? Of(Exception exception) => exception switch
    {
        OptionsValidationException wrong => string.Join(" ", wrong.Failures.Select(Named)),
        InvalidOperationException when Unreadable().Match(exception.Message) is { Success: true } setting =>
            $"Setting {setting.Groups["name"].Value}: \"{setting.Groups["value"].Value}\" cannot be read as {Wanted(setting.Groups["type"].Value)}.",
        _ when exception.InnerException is { } inner => Of(inner),
        _ => null,
    };

    /// <summary>The framework names the class and the member; people set a section and a name.</summary>
    private static string Named(string failure) => OutOfRange().Replace(failure, "Setting NewsMonitor:$1:$2: $3");

    private static string Wanted(string type) => type switch
    {
        "System.Double" or "System.Int32" or "System.Int64" => "a number (with a point, not a comma)",
        "System.TimeSpan" => "a time (hh:mm:ss)",
        "System.Boolean" => "true or false",
        "System.Uri" => "an address",
        _ when Type.GetType($"{type}, NewsMonitor") is { IsEnum: true } choice => $"one of {string.Join(", ", Enum.GetNames(choice))}",
        _ => type,
    };

    [GeneratedRegex("configuration value '(?<value>[^']*)' at '(?<name>[^']+)' to type '(?<type>[^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Unreadable();

    [GeneratedRegex("^DataAnnotation validation failed for '(\\w+)Options' members: '(\\w+)' with the error: '(.*)'\\.$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex OutOfRange();
}
