using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsMonitor.Local.Sample;

/// <summary>
/// What a second start of the sample goes on from: when the invented event was, and the secret of the receiver. After six
/// hours the event is old and a new sample begins, under names of its own.
/// </summary>
internal sealed record SampleState(DateTimeOffset Anchor, string Secret)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(6);

    /// <summary>Prefix of this sample's tables, queues and containers.</summary>
    [JsonIgnore]
    public string Prefix => "sample" + Anchor.UtcDateTime.ToString("yyMMddHHmm", System.Globalization.CultureInfo.InvariantCulture);

    /// <returns>The state, and the one it replaces when that has become old.</returns>
    public static async Task<(SampleState State, SampleState? Old)> OpenAsync(string dataFolder, DateTimeOffset now, Func<string> newSecret, CancellationToken cancellationToken)
    {
        DataFolder.EnsureWritable(dataFolder);
        var file = Path.Combine(dataFolder, "sample.json");
        SampleState? old = null;
        if (File.Exists(file))
        {
            try
            {
                old = JsonSerializer.Deserialize(await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false), SampleStateJson.Default.SampleState);
            }
            catch (JsonException)
            {
                // A file cut short by a crash: a new sample begins.
            }
        }

        if (old is not null && now - old.Anchor < Fresh && old.Anchor <= now)
            return (old, null);
        var state = new SampleState(new DateTimeOffset(now.UtcTicks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero), newSecret());
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(state, SampleStateJson.Default.SampleState), cancellationToken).ConfigureAwait(false);
        return (state, old);
    }
}

[JsonSerializable(typeof(SampleState))]
internal sealed partial class SampleStateJson : JsonSerializerContext;
