using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Alerts;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Feeds;

namespace NewsMonitor;

/// <summary>
/// JSON of the domain, generated at compile time: camelCase, absent members as null, times ISO 8601 in UTC.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(ArticleLine))]
[JsonSerializable(typeof(ArticleAnalysis))]
[JsonSerializable(typeof(AnalysisLine))]
[JsonSerializable(typeof(Mention))]
[JsonSerializable(typeof(DayRollup))]
[JsonSerializable(typeof(FeedDocumentLine))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(SilenceRule))]
[JsonSerializable(typeof(IReadOnlyList<Alert>))]
public sealed partial class NewsMonitorJson : JsonSerializerContext
{
    /// <summary>For files, tables and blobs: one line, letters of every script as they are (not for HTML).</summary>
    public static NewsMonitorJson Lines { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<AlertStatus>(JsonNamingPolicy.CamelCase), new JsonStringEnumConverter<Severity>(JsonNamingPolicy.CamelCase), new UtcTimeConverter() },
    });
}

/// <summary>Times as ISO 8601 in UTC, with "Z".</summary>
public sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset().ToUniversalTime();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime);
}
