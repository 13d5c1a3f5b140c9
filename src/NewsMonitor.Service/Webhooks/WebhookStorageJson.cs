using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Webhooks;

/// <summary>JSON within rows and queue messages.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(SubscriptionSettings))]
[JsonSerializable(typeof(WebhookPermission))]
[JsonSerializable(typeof(IReadOnlyList<WebhookAttempt>))]
[JsonSerializable(typeof(DeliveryMessage))]
internal sealed partial class WebhookStorageJson : JsonSerializerContext;
