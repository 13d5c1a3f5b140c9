using System.Text.Json;
using Azure.Data.Tables;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Alerts;

/// <summary>Silence rules, one row each in table <c>state</c>. Expired ones stay until they are deleted: they tell who was not called.</summary>
public sealed class SilenceStore(MonitorStorage storage)
{
    private const string Partition = "silence";

    /// <summary>All rules, in order of their ids.</summary>
    public async Task<IReadOnlyList<SilenceRule>> ListAsync(CancellationToken cancellationToken)
    {
        var rules = new List<SilenceRule>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var row in storage.State.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (row.GetString("Json") is { } json && JsonSerializer.Deserialize(json, NewsMonitorJson.Lines.SilenceRule) is { } rule)
                rules.Add(rule);
        }

        return rules;
    }

    /// <summary>Adds a rule or replaces the one of the same id.</summary>
    /// <exception cref="InvalidInputException">The rule would silence nothing or everything.</exception>
    public Task PutAsync(SilenceRule rule, CancellationToken cancellationToken) =>
        storage.State.UpsertEntityAsync(
            new TableEntity(Partition, RowOf(rule.Validated().Id)) { ["Json"] = JsonSerializer.Serialize(rule, NewsMonitorJson.Lines.SilenceRule) },
            TableUpdateMode.Replace,
            cancellationToken);

    /// <returns>False when there was none.</returns>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var response = await storage.State.DeleteEntityAsync(Partition, RowOf(id), cancellationToken: cancellationToken).ConfigureAwait(false);
        return response.Status != 404;
    }

    /// <summary>Ids come from people; table keys cannot hold every character.</summary>
    private static string RowOf(string id) => Uri.EscapeDataString(id).Replace('%', '~');
}
