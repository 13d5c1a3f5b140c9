using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.Service.Api;

/// <summary>The usual answers.</summary>
internal static class Replies
{
    public static ApiReply Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        new(status, MediaTypeNames.Application.Json, JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>Sends the browser on after a form, so that reloading does not post again.</summary>
    public static ApiReply SeeOther(string address) => new ApiReply(StatusCodes.Status303SeeOther, "", []).With("Location", address);
}
