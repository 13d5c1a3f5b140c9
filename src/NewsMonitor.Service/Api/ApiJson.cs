using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Alerts;
using NewsMonitor.Analysis;
using NewsMonitor.Service.Webhooks;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Api;

/// <summary>JSON of the API, generated at compile time: camelCase, absent members as null, times ISO 8601 in UTC.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(AlertList))]
[JsonSerializable(typeof(AlertDetail))]
[JsonSerializable(typeof(AcknowledgeRequest))]
[JsonSerializable(typeof(KeyList))]
[JsonSerializable(typeof(SeriesAnswer))]
[JsonSerializable(typeof(ArticleList))]
[JsonSerializable(typeof(ArticleDetail))]
[JsonSerializable(typeof(FeedOverview))]
[JsonSerializable(typeof(SubscriptionList))]
[JsonSerializable(typeof(SubscriptionCreated))]
[JsonSerializable(typeof(SubscriptionRequest))]
[JsonSerializable(typeof(SubscriptionChange))]
[JsonSerializable(typeof(RotateRequest))]
[JsonSerializable(typeof(AttemptView))]
[JsonSerializable(typeof(DeliveryList))]
[JsonSerializable(typeof(DeliveryDetail))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(RedeliverRequest))]
[JsonSerializable(typeof(RedeliverAnswer))]
[JsonSerializable(typeof(Watchlist))]
[JsonSerializable(typeof(Liveness))]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>For answers: letters of every script as they are.</summary>
    public static ApiJson Api { get; } = new(Make(JsonUnmappedMemberHandling.Skip));

    /// <summary>For bodies: unknown members are an error, so that a mistyped name is not silently ignored.</summary>
    public static ApiJson Strict { get; } = new(Make(JsonUnmappedMemberHandling.Disallow));

    private static JsonSerializerOptions Make(JsonUnmappedMemberHandling unmapped) => new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = unmapped,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters =
        {
            new CamelCaseEnum<AlertStatus>(),
            new CamelCaseEnum<Severity>(),
            new CamelCaseEnum<TextPart>(),
            new CamelCaseEnum<KeyKind>(),
            new CamelCaseEnum<HealthStatus>(),
            new CamelCaseEnum<WebhookFormat>(),
            new CamelCaseEnum<DeliveryState>(),
            new UtcTimeConverter(),
        },
    };

    private sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
        where T : struct, Enum;
}
