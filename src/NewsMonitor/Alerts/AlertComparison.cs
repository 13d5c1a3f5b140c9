namespace NewsMonitor.Alerts;

/// <summary>What a changed setting does to an alert.</summary>
public enum AlertDifference
{
    Added,
    Removed,
    Kept,
}

/// <summary>An alert and what becomes of it; a kept one is shown as the changed setting tells it.</summary>
public sealed record ComparedAlert(Alert Alert, AlertDifference Change);

/// <summary>What a changed setting would have added and removed.</summary>
public static class AlertComparison
{
    /// <summary>Both sides told apart by <see cref="AlertReconciliation.SameEvent"/>, oldest first.</summary>
    public static IReadOnlyList<ComparedAlert> Of(IReadOnlyList<Alert> before, IReadOnlyList<Alert> after) =>
        after.Select(a => new ComparedAlert(a, before.Any(b => Same(b, a)) ? AlertDifference.Kept : AlertDifference.Added))
            .Concat(before.Where(b => !after.Any(a => Same(b, a))).Select(b => new ComparedAlert(b, AlertDifference.Removed)))
            .OrderBy(c => c.Alert.StartedAt).ThenBy(c => c.Alert.Id, StringComparer.Ordinal)
            .ToList();

    private static bool Same(Alert one, Alert other) => one.Id == other.Id || AlertReconciliation.SameEvent(one, other);
}
