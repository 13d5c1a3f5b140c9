using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>
/// How severe an alert is: unlikely and large, both. Unlikely is measured by the smallest budget that would still tell
/// it (false alarms a week, over all keys and windows), large by the stories beyond what was expected.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>high: by chance at most once in a century, and at least ten stories beyond the expected;</item>
/// <item>medium: by chance at most once a year, and at least five;</item>
/// <item>low: everything else the budget allows.</item>
/// </list>
/// </remarks>
public static class AlertSeverity
{
    private const double WeeksPerYear = 365.25 / 7;

    /// <summary>The severity of one spike; an alert is as severe as the most severe spike it ever had.</summary>
    public static Severity Of(Spike spike)
    {
        var excess = spike.Observed - spike.Expected;
        return spike.FalseAlarmsPerWeek switch
        {
            <= 1 / (100 * WeeksPerYear) when excess >= 10 => Severity.High,
            <= 1 / WeeksPerYear when excess >= 5 => Severity.Medium,
            _ => Severity.Low,
        };
    }
}
