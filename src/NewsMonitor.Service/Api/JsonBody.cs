using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace NewsMonitor.Service.Api;

/// <summary>Reads a JSON body and names everything that is wrong with it, not the first fault only.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions NothingTwice = new() { AllowDuplicateProperties = false };

    /// <param name="check">What is wrong with the values of a body whose members have the right kinds.</param>
    /// <exception cref="ApiProblemException">It is no JSON object, or has members that are unknown, missing or do not fit.</exception>
    public static T Read<T>(byte[] body, JsonTypeInfo<T> type, Func<T, IEnumerable<FieldError>> check)
    {
        var members = Parse(body);
        var errors = new List<FieldError>();
        TakeOutFaults(members, type, "", errors);
        if (members.Deserialize(type) is not { } read)
            throw ApiProblemException.BadBody("", "A JSON object is needed.");
        // Of a member with a fault of kind stands a substitute here, of which nothing is to be said.
        errors.AddRange(check(read).Where(e => !errors.Any(known => known.Field == e.Field)).ToList());
        return errors.Count == 0 ? read : throw ApiProblemException.BadBody(errors);
    }

    private static JsonObject Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body, null, NothingTwice) as JsonObject ?? throw ApiProblemException.BadBody("", "A JSON object is needed.");
        }
        catch (JsonException e)
        {
            throw ApiProblemException.BadBody("", string.Create(CultureInfo.InvariantCulture, $"Not JSON, or a member given twice (line {e.LineNumber + 1}, byte {e.BytePositionInLine})."));
        }
    }

    /// <summary>Notes what cannot be read, and takes it out (or puts an empty text in its place) so that the rest can.</summary>
    private static void TakeOutFaults(JsonObject members, JsonTypeInfo type, string path, List<FieldError> errors)
    {
        foreach (var (name, value) in members.ToList())
        {
            var field = path + name;
            if (type.Properties.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } property)
            {
                errors.Add(Error(field, $"Unknown member; there are {string.Join(", ", type.Properties.Select(p => p.Name).Order(StringComparer.Ordinal))}."));
                members.Remove(name);
            }
            else if (value is JsonObject inner && type.Options.GetTypeInfo(property.PropertyType) is { Kind: JsonTypeInfoKind.Object } innerType)
            {
                TakeOutFaults(inner, innerType, $"{field}.", errors);
            }
            else if (!Fits(value, property, type.Options))
            {
                errors.Add(Error(field, Wanted(property.PropertyType)));
                members.Remove(name);
            }
        }

        foreach (var missing in type.Properties.Where(p => p.IsRequired && !members.Any(m => m.Key.Equals(p.Name, StringComparison.OrdinalIgnoreCase))))
        {
            if (!errors.Any(e => e.Field == path + missing.Name))
                errors.Add(Error(path + missing.Name, "Is missing."));
            members[missing.Name] = "";
        }
    }

    private static bool Fits(JsonNode? value, JsonPropertyInfo property, JsonSerializerOptions options)
    {
        if (value is null)
            return property.IsSetNullable;
        try
        {
            value.Deserialize(options.GetTypeInfo(property.PropertyType));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Wanted(Type type)
    {
        var wanted = Nullable.GetUnderlyingType(type) ?? type;
        if (wanted.IsEnum)
            return $"Give one of {string.Join(", ", Enum.GetNames(wanted).Select(n => char.ToLowerInvariant(n[0]) + n[1..]))}.";
        if (wanted == typeof(string))
            return "Give a text.";
        if (wanted == typeof(int))
            return "Give a whole number.";
        if (wanted == typeof(bool))
            return "Give true or false.";
        if (wanted == typeof(DateTimeOffset))
            return "Give a time as ISO 8601, e.g. 2024-09-13T08:00:00Z.";
        return wanted.IsAssignableTo(typeof(IEnumerable<string>)) ? "Give a list of texts." : "Give a JSON object.";
    }

    private static FieldError Error(string field, string detail) => new("body", field.Length <= MaxField ? field : field[..MaxField] + "…", detail);

    private const int MaxField = 60;
}
