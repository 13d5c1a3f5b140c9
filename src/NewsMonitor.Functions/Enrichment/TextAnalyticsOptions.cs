using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Functions.Enrichment;

/// <summary>Settings of Azure AI Language, section <c>NewsMonitor:Language</c>. Without an endpoint it is not used and nothing is paid.</summary>
public sealed class TextAnalyticsOptions
{
    /// <summary>https address of the Language resource; empty switches it off.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Key of the resource; empty uses the managed identity (role Cognitive Services Language Reader).</summary>
    public string Key { get; set; } = "";

    /// <summary>Client id of a user-assigned identity; empty uses the system-assigned one or the developer's.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Text records (1,000 characters each, one per feature) all instances together may spend in a day (UTC); what comes after waits for the next.</summary>
    [Range(0, 10_000_000)]
    public int MaxTextRecordsPerDay { get; set; } = 5_000;

    /// <summary>Longest time one article may take in the cloud.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
