namespace NewsMonitor.Feeds.Dates;

/// <summary>
/// What the dates of one document mean that may be read two ways: 11/5/2024 is the fifth of November or the eleventh of May.
/// A document writes all its dates alike, so the ones that can be read one way only decide; else the number that changes
/// from entry to entry is the day; else the custom of the language does, and without one the month comes first.
/// </summary>
internal sealed class DayOrder
{
    /// <summary>Languages whose readers write the month first, and those that begin with the year and end with the day.</summary>
    private static readonly string[] MonthFirstLanguages = ["en", "en-us", "en-ph", "es-us", "fil", "tl", "zh", "ja", "ko", "hu", "lt"];

    private readonly Dictionary<DateTimeOffset, DateTimeOffset> _dayFirstOf = [];
    private int _sureDayFirst, _sureMonthFirst;

    /// <summary>A date with slashes that can be read one way only.</summary>
    public void Add(bool dayFirst)
    {
        if (dayFirst)
            _sureDayFirst++;
        else
            _sureMonthFirst++;
    }

    /// <summary>A date that can be read two ways; until <see cref="Settle"/> it stands as read with the month first.</summary>
    public void AddDoubtful(DateTimeOffset monthFirst, DateTimeOffset dayFirst) => _dayFirstOf[monthFirst] = dayFirst;

    /// <summary>The doubtful dates that were meant with the day first, as they were read and as they are; empty when none was.</summary>
    public IReadOnlyDictionary<DateTimeOffset, DateTimeOffset> Settle(string? language) =>
        _dayFirstOf.Count > 0 && IsDayFirst(language) ? _dayFirstOf : new Dictionary<DateTimeOffset, DateTimeOffset>();

    private bool IsDayFirst(string? language)
    {
        if (_sureDayFirst != _sureMonthFirst)
            return _sureDayFirst > _sureMonthFirst;
        var firsts = _dayFirstOf.Keys.Select(read => read.Month).Distinct().Count();
        var seconds = _dayFirstOf.Keys.Select(read => read.Day).Distinct().Count();
        return firsts != seconds ? firsts > seconds : language is not null && !IsMonthFirst(language);
    }

    /// <summary>"zh-TW" is as "zh"; "en-GB" is not as "en".</summary>
    private static bool IsMonthFirst(string language) =>
        MonthFirstLanguages.Contains(language, StringComparer.OrdinalIgnoreCase)
        || (!language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && MonthFirstLanguages.Contains(language.Split('-')[0], StringComparer.OrdinalIgnoreCase));
}
