using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Api;

/// <summary>
/// The OpenAPI 3.1 document, made from <see cref="ApiRoutes.All"/> and the types the answers are written with, so it is
/// the same on both hosts and cannot fall behind them. (The generator of ASP.NET Core sees endpoints of its own router
/// only; the Functions host has none.)
/// </summary>
public static class OpenApiDocument
{
    private static readonly Lazy<string> Text = new(() => Build().ToJsonString(Indented));
    private static readonly JsonSerializerOptions Indented = new(ApiJson.Api.Options) { WriteIndented = true };

    /// <summary>The document as JSON text.</summary>
    public static string Json => Text.Value;

    private static JsonObject Build()
    {
        var schemas = new SchemaBook();
        var paths = new JsonObject();
        foreach (var group in ApiRoutes.All.GroupBy(r => r.Template, StringComparer.Ordinal))
            paths[$"/{group.Key}"] = new JsonObject(group.Select(route => KeyValuePair.Create(route.Method.ToLowerInvariant(), (JsonNode?)Operation(route, schemas))));

        var problem = schemas.Reference(typeof(ApiProblem));
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "News Monitor",
                ["version"] = "1.0.0",
                ["description"] = "Alerts, series and articles of a news monitor. Times are ISO 8601 in UTC. Unknown parameters are refused; "
                    + "errors are problem details (RFC 9457) that name the field. Lists are read page by page with `after` = `next` of the page before. "
                    + "Answers carry an ETag; send it as If-None-Match to get 304 while nothing changed.",
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/api" }),
            ["tags"] = new JsonArray(ApiRoutes.Tags.Select(t => (JsonNode)new JsonObject { ["name"] = t.Name, ["description"] = t.Description }).ToArray()),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.All(),
                ["responses"] = new JsonObject(ApiRoutes.Problems.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)new JsonObject
                {
                    ["description"] = p.Description,
                    ["content"] = new JsonObject
                    {
                        ["application/problem+json"] = new JsonObject { ["schema"] = problem.DeepClone(), ["example"] = JsonNode.Parse(p.Example) },
                    },
                }))),
                ["securitySchemes"] = new JsonObject
                {
                    ["keyHeader"] = Scheme("header", "x-functions-key"),
                    ["keyQuery"] = Scheme("query", "code"),
                },
            },
        };
    }

    private static JsonObject Scheme(string where, string name) => new()
    {
        ["type"] = "apiKey",
        ["in"] = where,
        ["name"] = name,
        ["description"] = "Key of the Functions host: a function or host key to read, the master key to administer. The local host listens on loopback and asks for none.",
    };

    private static JsonObject Operation(ApiRoute route, SchemaBook schemas)
    {
        var operation = new JsonObject
        {
            ["operationId"] = route.Name,
            ["tags"] = new JsonArray(route.Tag),
            ["summary"] = route.Summary,
        };
        if (route.Description is not null)
            operation["description"] = route.Description;
        if (route.Parameters.Count > 0)
            operation["parameters"] = new JsonArray(route.Parameters.Select(p => (JsonNode)Parameter(p)).ToArray());
        if (route.Body is { } body)
        {
            var media = new JsonObject { ["schema"] = schemas.Reference(body) };
            if (route.BodyExample is not null)
                media["example"] = JsonNode.Parse(route.BodyExample);
            operation["requestBody"] = new JsonObject { ["required"] = !route.IsBodyOptional, ["content"] = new JsonObject { ["application/json"] = media } };
        }

        operation["responses"] = Responses(route, schemas);
        operation["security"] = route.Access == ApiAccess.Anonymous
            ? new JsonArray()
            : new JsonArray(new JsonObject { ["keyHeader"] = new JsonArray() }, new JsonObject { ["keyQuery"] = new JsonArray() });
        operation["x-access"] = route.Access.ToString().ToLowerInvariant();
        return operation;
    }

    private static JsonObject Parameter(ApiParameter parameter)
    {
        var schema = parameter.Schema();
        var json = new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.InPath ? "path" : "query",
            ["required"] = parameter.InPath,
            ["description"] = parameter.Description,
        };
        if (schema["type"]?.GetValue<string>() == "array")
        {
            json["style"] = "form";
            json["explode"] = false;
        }

        json["schema"] = schema;
        if (parameter.Example is not null)
            json["example"] = parameter.Example;
        return json;
    }

    private static JsonObject Responses(ApiRoute route, SchemaBook schemas)
    {
        var responses = new JsonObject();
        foreach (var group in route.Answers.GroupBy(a => a.Status))
        {
            var response = new JsonObject { ["description"] = group.First().Description };
            if (route.Method == "GET" && group.Key == 200)
                response["headers"] = new JsonObject { ["ETag"] = new JsonObject { ["description"] = "Entity tag of the answer.", ["schema"] = new JsonObject { ["type"] = "string" } } };
            var content = new JsonObject();
            foreach (var answer in group.Where(a => a.ContentType is not null || a.Body is not null))
            {
                var media = new JsonObject { ["schema"] = answer.Body is { } type ? schemas.Reference(type) : new JsonObject { ["type"] = answer.ContentType == "application/json" ? "object" : "string" } };
                if (answer.Example is not null)
                    media["example"] = JsonNode.Parse(answer.Example);
                content[answer.ContentType ?? "application/json"] = media;
            }

            if (content.Count > 0)
                response["content"] = content;
            responses[$"{group.Key}"] = response;
        }

        if (route.Method == "GET")
            responses["304"] = new JsonObject { ["description"] = "Not changed since the ETag in If-None-Match." };
        foreach (var problem in ApiRoutes.Problems.Where(p => p.AppliesTo(route)))
        {
            // The errors of a page are pages.
            responses[$"{problem.Status}"] ??= route.IsPage
                ? new JsonObject { ["description"] = problem.Description, ["content"] = new JsonObject { ["text/html"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } } }
                : new JsonObject { ["$ref"] = $"#/components/responses/{problem.Name}" };
        }

        return responses;
    }

    /// <summary>Schemas of the types of bodies: records by name, everything else in place.</summary>
    private sealed class SchemaBook
    {
        private readonly SortedDictionary<string, JsonNode> _schemas = new(StringComparer.Ordinal);
        private readonly JsonSerializerOptions _options = ApiJson.Api.Options;

        public JsonObject Reference(Type type)
        {
            var name = NameOf(type);
            if (!_schemas.ContainsKey(name))
            {
                _schemas[name] = new JsonObject();
                var schema = _options.GetTypeInfo(type).GetJsonSchemaAsNode(new JsonSchemaExporterOptions
                {
                    TreatNullObliviousAsNonNullable = true,
                    TransformSchemaNode = (context, node) => Transform(context, node, type),
                });
                _schemas[name] = schema;
            }

            return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
        }

        public JsonObject All() => new(_schemas.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value.DeepClone())));

        private JsonNode Transform(JsonSchemaExporterContext context, JsonNode node, Type root)
        {
            var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
            var nullable = node is JsonObject o && o["type"] is JsonArray types && types.Any(t => t?.GetValue<string>() == "null");
            var described = context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), false).FirstOrDefault() as DescriptionAttribute;
            if (type == typeof(DateTimeOffset))
                node = Simple("string", "date-time", context.TypeInfo.Type != type);
            else if (type == typeof(SeriesKey))
                node = Simple("string", null, context.TypeInfo.Type != type);
            else if (type == typeof(Uri))
                node = Simple("string", "uri", nullable);
            else if (context.Path.Length > 0 && type != root && IsNamed(context.TypeInfo))
                node = nullable ? new JsonObject { ["anyOf"] = new JsonArray(Reference(type), new JsonObject { ["type"] = "null" }) } : Reference(type);

            if (described is not null && node is JsonObject schema)
                schema["description"] = described.Description;
            return node;
        }

        private static JsonObject Simple(string type, string? format, bool nullable)
        {
            var schema = new JsonObject { ["type"] = nullable ? new JsonArray(type, "null") : type };
            if (format is not null)
                schema["format"] = format;
            return schema;
        }

        private static bool IsNamed(JsonTypeInfo info) =>
            info.Kind == JsonTypeInfoKind.Object && info.Type.Namespace?.StartsWith(nameof(NewsMonitor), StringComparison.Ordinal) == true;

        private static string NameOf(Type type) => type.Name;
    }
}
