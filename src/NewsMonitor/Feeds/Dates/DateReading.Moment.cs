namespace NewsMonitor.Feeds.Dates;

/// <content>What moment the numbers and words make.</content>
internal ref partial struct DateReading
{
    /// <summary>The moment, and where the day may come first as well as the month, the other one.</summary>
    public DateTimeOffset? Moment(out DateTimeOffset? dayFirst)
    {
        dayFirst = null;
        if (_sinceEpoch != Unknown)
            return DateTimeOffset.FromUnixTimeMilliseconds(_sinceEpoch);
        if (!PlaceLooseNumbers())
            return null;
        if (_yearIsShort)
            _year += _year < 70 ? 2000 : 1900;
        if (_persian && !FeedDates.TryPersian(ref _year, ref _month, ref _day))
            return null;
        if (_year is > 2400 and < 2700)
            _year -= 543; // the Buddhist calendar of Thailand
        if (_halfOfDay == 12 && _hour is >= 0 and < 12)
            _hour += 12;
        else if (_halfOfDay == 0 && _hour == 12)
            _hour = 0;
        var monthFirst = Make(_month, _day);
        if (Order != SlashOrder.Doubtful)
            return monthFirst;
        dayFirst = Make(_day, _month);
        if (_weekday is { } weekday && monthFirst is not null && dayFirst is not null && IsOn(_month, _day, weekday) != IsOn(_day, _month, weekday))
        {
            Order = IsOn(_month, _day, weekday) ? SlashOrder.MonthFirst : SlashOrder.DayFirst;
            (monthFirst, dayFirst) = (Order == SlashOrder.MonthFirst ? monthFirst : dayFirst, null);
        }

        return monthFirst;
    }

    private readonly DateTimeOffset? Make(int month, int day) =>
        FeedDates.TryMake(_year, month, day, Math.Max(0, _hour), _minute, _second, _offset != Unknown ? _offset : _korean ? 9 * 60 : 0, out var moment) ? moment : null;

    private readonly bool IsOn(int month, int day, DayOfWeek weekday) => new DateOnly(_year, month, day).DayOfWeek == weekday;

    /// <summary>Finds out what the short numbers without a unit are; false when no day can be made.</summary>
    private bool PlaceLooseNumbers()
    {
        if (_monthByName && _monthCameFirst && (_thirdLoose != Unknown || (_year != Unknown && _secondLoose != Unknown && _looseSeparator is '/' or '.' or '-')))
        {
            // "mar. 05/11/2024": the name was a day's.
            _month = Unknown;
        }

        if (_month != Unknown)
            return PlaceDayAndYear();
        if (_year != Unknown && _yearCameFirst)
        {
            (_month, _day) = (_firstLoose == Unknown ? 1 : _firstLoose, _secondLoose == Unknown ? 1 : _secondLoose);
            return true;
        }

        if (_year == Unknown)
        {
            if (_thirdLoose == Unknown)
                return false;
            if (IsShortYearFirst())
            {
                (_year, _yearIsShort, _month, _day) = (_firstLoose, true, _secondLoose, _thirdLoose);
                return true;
            }

            (_year, _yearIsShort) = (_thirdLoose, true);
        }

        if (_secondLoose == Unknown)
            return false;

        // 11/5/2024 may be the fifth of November where a slash parts; a point or a dash stands behind a day.
        var monthFirst = _firstLoose <= 12 && (_secondLoose > 12 || _looseSeparator == '/');
        if (_looseSeparator == '/')
            Order = _firstLoose > 12 ? SlashOrder.DayFirst : _secondLoose > 12 ? SlashOrder.MonthFirst : _firstLoose == _secondLoose ? SlashOrder.None : SlashOrder.Doubtful;
        (_month, _day) = monthFirst ? (_firstLoose, _secondLoose) : (_secondLoose, _firstLoose);
        return true;
    }

    /// <summary>"24/11/05" as East Asia writes it: where the year is 2005 else, and 2024 is nearer and not to come.</summary>
    private readonly bool IsShortYearFirst() =>
        _firstLoose > 12 && FeedDates.TryMake(2000 + _firstLoose, _secondLoose, _thirdLoose, 0, 0, 0, 0, out var yearFirst) && yearFirst <= _now.AddDays(2)
        && (!FeedDates.TryMake(2000 + _thirdLoose, _secondLoose, _firstLoose, 0, 0, 0, 0, out var yearLast) || yearLast > _now.AddDays(2) || yearLast < yearFirst);

    private bool PlaceDayAndYear()
    {
        if (_year != Unknown)
        {
            if (_day == Unknown)
                _day = _firstLoose == Unknown ? 1 : _firstLoose;
            return true;
        }

        if (_day != Unknown && _firstLoose != Unknown)
            (_year, _yearIsShort) = (_firstLoose, true);
        else if (_secondLoose != Unknown)
            (_day, _year, _yearIsShort) = _firstLoose > 31 ? (_secondLoose, _firstLoose, true) : (_firstLoose, _secondLoose, true);
        return _year != Unknown;
    }

    private void PlaceDayOfYear(int dayOfYear)
    {
        if (_year is < 1 or > 9998 || dayOfYear < 1 || dayOfYear > (DateTime.IsLeapYear(_year) ? 366 : 365))
            return;
        var date = new DateTime(_year, 1, 1).AddDays(dayOfYear - 1);
        (_month, _day) = (date.Month, date.Day);
    }
}
