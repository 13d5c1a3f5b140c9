using System.Text;
using Azure.Data.Tables;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Tests.WholePath;

/// <summary>All that a monitor has stored of articles, mentions, alerts and deliveries, as text to compare.</summary>
internal static class StoredState
{
    public static async Task<string> ReadAsync(MonitorStorage storage, CancellationToken cancellationToken, bool times = true)
    {
        var state = new StringBuilder();
        await foreach (var blob in storage.Articles.GetBlobsAsync(cancellationToken: cancellationToken))
            state.AppendLine($"article {blob.Name} {Convert.ToHexString(blob.Properties.ContentHash ?? [])} {(times ? blob.Properties.LastModified : null):O}");
        await TableAsync("mention", storage.Mentions, _ => true);
        await TableAsync("alert", storage.Alerts, _ => true);
        // Times of attempts differ from run to run of the queue; which deliveries there are, their state and number of attempts do not.
        await TableAsync("delivery", storage.Deliveries, p => p is "AlertId" or "Revision" or "State" or "SubscriptionId");
        return state.ToString();

        async Task TableAsync(string name, TableClient table, Func<string, bool> shown)
        {
            await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
            {
                var members = row.Keys.Where(k => k is not ("odata.etag" or "Timestamp" or "PartitionKey" or "RowKey") && shown(k)).Order(StringComparer.Ordinal);
                state.AppendLine($"{name} {row.PartitionKey} {row.RowKey} {string.Join(" | ", members.Select(k => $"{k}={row[k]}"))}");
            }
        }
    }
}
