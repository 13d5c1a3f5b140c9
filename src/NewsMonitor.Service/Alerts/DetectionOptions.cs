using System.ComponentModel.DataAnnotations;
using NewsMonitor.Alerts;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Alerts;

/// <summary>Settings of detection, section <c>NewsMonitor:Detection</c>.</summary>
public sealed class DetectionOptions : IValidatableObject
{
    /// <summary>The one knob: expected number of false alerts a week over all keys.</summary>
    [Range(0.001, 1000)]
    public double FalseAlarmsPerWeek { get; set; } = 1;

    /// <summary>History that makes the baseline, in days.</summary>
    [Range(7, 366)]
    public int BaselineDays { get; set; } = 56;

    /// <summary>How far back hours are judged again in each run, in days: late articles correct the past so far.</summary>
    [Range(2, 60)]
    public int JudgedDays { get; set; } = 14;

    /// <summary>Events that were over longer ago than this when they were found (a first start, a long outage) are stored and shown, but call nobody. Hours.</summary>
    [Range(1, 1440)]
    public int AnnounceWithinHours { get; set; } = 72;

    /// <summary>
    /// Detection waits while articles of several closed days came within so many seconds: history is arriving, and half of
    /// it would make alerts of routine. 0 = never; the local host, which sees its own reading end, sets that.
    /// </summary>
    [Range(0, 600)]
    public int SettleSeconds { get; set; } = 60;

    /// <summary>Languages preferred for headlines (BCP 47), best first; English when none is set.</summary>
    public IList<string> HeadlineLanguages { get; } = [];

    /// <summary>What alerts are shown by.</summary>
    internal AlertOptions Alerts => new() { Languages = AlertOptions.ReadLanguages(HeadlineLanguages) };

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string? wrong = null;
        try
        {
            AlertOptions.ReadLanguages(HeadlineLanguages);
        }
        catch (InvalidInputException e)
        {
            wrong = e.Message;
        }
        if (wrong is not null)
            yield return new ValidationResult(wrong.TrimEnd('.'), [nameof(HeadlineLanguages)]);
    }

    internal DetectorOptions Detector => new() { FalseAlarmsPerWeek = FalseAlarmsPerWeek, BaselineDays = BaselineDays };
}
