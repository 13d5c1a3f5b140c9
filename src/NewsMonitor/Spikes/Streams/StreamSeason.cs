namespace NewsMonitor.Spikes.Streams;

/// <summary>The season a view takes out of a series before it looks for surprises.</summary>
internal enum StreamSeason
{
    None,
    Day,
    Week,
}

/// <summary>What is asked of a season before a view that knows it is believed.</summary>
internal static class StreamSeasons
{
    /// <summary>Values a day below which a day has no rhythm.</summary>
    private const double LeastPerDay = 4;

    /// <summary>A view that errs less than so much of what a simpler one does is the better.</summary>
    private const double Better = 0.9;

    /// <summary>A view says nothing, and learns nothing of what is usual, before it has seen its season a few times.</summary>
    public static int DaysToLearn(this StreamSeason season) => season switch { StreamSeason.Day => 3, StreamSeason.Week => 15, _ => 0 };

    /// <summary>And it is not asked before it has learned a little of what is usual.</summary>
    public static int DaysToTrust(this StreamSeason season) => season switch { StreamSeason.Day => 4, StreamSeason.Week => 17, _ => 0 };

    /// <summary>Which of three errors (no season, day, week) is the one to go by, after so many days.</summary>
    public static StreamSeason Best(double days, double perDay, double none, double day, double week)
    {
        var (best, least) = (StreamSeason.None, none);
        if (days >= StreamSeason.Day.DaysToTrust() && perDay >= LeastPerDay && day < Better * least)
            (best, least) = (StreamSeason.Day, day);
        return days >= StreamSeason.Week.DaysToTrust() && week < Better * least ? StreamSeason.Week : best;
    }

    public static SeasonalRhythm? Rhythm(this StreamSeason season) => season switch
    {
        StreamSeason.Day => new SeasonalRhythm(SeasonalRhythm.HalfHoursOfDay, 0.25),
        StreamSeason.Week => new SeasonalRhythm(SeasonalRhythm.HoursOfWeek, 0.25),
        _ => null,
    };
}
