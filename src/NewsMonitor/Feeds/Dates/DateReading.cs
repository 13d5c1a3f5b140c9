using System.Globalization;

namespace NewsMonitor.Feeds.Dates;

/// <summary>
/// Reads one date the way a person does: it looks for a time with colons, a month by name, numbers whose size or unit says
/// what they are, and passes over the rest.
/// </summary>
internal ref partial struct DateReading
{
    private const int Unknown = -1;

    private int _year = Unknown, _month = Unknown, _day = Unknown;
    private int _hour = Unknown, _minute, _second;
    private int _halfOfDay = Unknown, _offset = Unknown;
    private int _firstLoose = Unknown, _secondLoose = Unknown, _thirdLoose = Unknown;
    private char _looseSeparator;
    private int _era;
    private DayOfWeek? _weekday;
    private bool _monthByName, _monthCameFirst, _monthComesNext, _weekdayComesNext, _persian, _korean, _yearIsShort, _yearCameFirst, _anyNumber;
    private DateWordKind? _half;
    private long _sinceEpoch = Unknown;

    private readonly DateTimeOffset _now;

    /// <param name="now">The present: of two readings of a short year the later one that is not in the future is meant.</param>
    public DateReading(DateTimeOffset now) => _now = now;

    /// <summary>Which of two short numbers parted by a slash was taken for the day.</summary>
    public SlashOrder Order { get; private set; }

    public void Read(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (DigitOf(c) >= 0)
                at = ReadNumber(text, at);
            else if (c is '+' or '-' or '\u2212' && _hour != Unknown && at + 1 < text.Length && DigitOf(text[at + 1]) >= 0)
                at = ReadOffset(text, at);
            else if (char.IsLetter(c))
                at = ReadWord(text, at);
            else
                at++;
        }
    }

    private static int DigitOf(char c) => char.IsAsciiDigit(c) ? c - '0' : c > 0x7F && CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit ? digit : -1;

    private int ReadNumber(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        var number = 0L;
        for (; at < text.Length && DigitOf(text[at]) is >= 0 and var digit; at++)
            number = at - start < 15 ? number * 10 + digit : number;
        var digits = at - start;
        var next = at < text.Length ? text[at] : '\0';
        if (digits > 4)
            ReadLongNumber(number, digits);
        else if (next == ':' && _hour == Unknown && number < 25 && at + 1 < text.Length && DigitOf(text[at + 1]) >= 0)
            at = ReadTime(text, at, (int)number);
        else if (next == '.' && _hour == Unknown && number < 24 && HasDay && IsDottedTime(text, at))
            at = ReadTime(text, at, (int)number);
        else if (!TakeUnit(next, (int)number, ref at))
            Place((int)number, digits, start > 0 ? text[start - 1] : '\0', next);
        _anyNumber = true;
        _weekdayComesNext = false;
        return at;
    }

    /// <summary>True once year, month and day were met: "14.30" is a time then.</summary>
    private readonly bool HasDay => _month != Unknown
        ? (_day != Unknown || _firstLoose != Unknown) && (_year != Unknown || _secondLoose != Unknown)
        : (_year != Unknown && _secondLoose != Unknown) || _thirdLoose != Unknown;

    /// <summary>Two digits behind the point and, at most, two more behind another.</summary>
    private static bool IsDottedTime(ReadOnlySpan<char> text, int point)
    {
        var end = TakeNumber(text, point + 1, out var minute);
        return end == point + 3 && minute < 60 && (end + 1 >= text.Length || text[end] != '.' || DigitOf(text[end + 1]) < 0 || TakeNumber(text, end + 1, out var second) == end + 3 && second < 60);
    }

    private void ReadLongNumber(long number, int digits)
    {
        switch (digits)
        {
            case 8:
                (_year, _month, _day) = ((int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100));
                break;
            case 12:
                (_year, _month, _day) = ((int)(number / 100000000), (int)(number / 1000000 % 100), (int)(number / 10000 % 100));
                (_hour, _minute) = ((int)(number / 100 % 100), (int)(number % 100));
                break;
            case 14:
                (_year, _month, _day) = ((int)(number / 10000000000), (int)(number / 100000000 % 100), (int)(number / 1000000 % 100));
                (_hour, _minute, _second) = ((int)(number / 10000 % 100), (int)(number / 100 % 100), (int)(number % 100));
                break;
            case 10 when !_anyNumber:
                _sinceEpoch = number * 1000;
                break;
            case 13 when !_anyNumber:
                _sinceEpoch = number;
                break;
            case 6 when _year != Unknown:
                (_hour, _minute, _second) = ((int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100));
                break;
            case 6:
                (_year, _month, _day) = ((int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100));
                _yearIsShort = true;
                break;
        }
    }

    /// <summary>From the colon behind the hour: minutes, seconds, fractions.</summary>
    private int ReadTime(ReadOnlySpan<char> text, int colon, int hour)
    {
        _hour = hour;
        var at = TakeNumber(text, colon + 1, out _minute);
        if (at < text.Length && text[at] is ':' or '.' && at + 1 < text.Length && DigitOf(text[at + 1]) >= 0)
            at = TakeNumber(text, at + 1, out _second);
        if (at + 1 < text.Length && text[at] is '.' or ',' or ':' && DigitOf(text[at + 1]) >= 0)
            at = TakeNumber(text, at + 1, out _);
        return at;
    }

    private static int TakeNumber(ReadOnlySpan<char> text, int at, out int number)
    {
        number = 0;
        for (; at < text.Length && DigitOf(text[at]) is >= 0 and var digit; at++)
            number = Math.Min(number * 10 + digit, 100_000);
        return at;
    }

    /// <summary>Numbers with their unit behind them: 2024年11月5日, 14시 30분, 14h30.</summary>
    private bool TakeUnit(char unit, int number, ref int at)
    {
        switch (unit)
        {
            case '年' or '년':
                _year = number + _era;
                break;
            case '月' or '월':
                _month = number;
                break;
            case '日' or '일' or '號' or '号':
                _day = number;
                break;
            case '時' or '时' or '點' or '点' or '시':
                _hour = number;
                break;
            case 'h' or 'H' when _hour == Unknown && number < 25:
                _hour = number;
                break;
            case '分' or '분':
                _minute = number;
                break;
            case '秒' or '초':
                _second = number;
                break;
            default:
                if (_hour == Unknown || _minute != 0 || at == 0 || unit is not ('\0' or ' ') || !_hourByLetter)
                    return false;
                _minute = number;
                _hourByLetter = false;
                return true;
        }

        _hourByLetter = unit is 'h' or 'H';
        _korean |= unit is '년' or '월' or '일' or '시';
        at++;
        return true;
    }

    private bool _hourByLetter;

    private void Place(int number, int digits, char before, char after)
    {
        if (_weekdayComesNext && digits == 1 && number is >= 2 and <= 7)
        {
            // "Thứ 3" is the third day of a week that begins on Sunday.
            _weekdayComesNext = false;
            _weekday = (DayOfWeek)(number - 1);
        }
        else if (_monthComesNext)
        {
            _month = number;
            _monthComesNext = false;
        }
        else if (digits is 3 && _year != Unknown && _month == Unknown && before == '-')
            PlaceDayOfYear(number);
        else if (digits == 4 && _hour != Unknown && _offset == Unknown && _year != Unknown && before == '+')
            _offset = number / 100 * 60 + number % 100;
        else if (digits >= 3 || before is '\'' or '’')
        {
            if (_year != Unknown)
                return;
            _year = number;
            _yearIsShort = digits < 3;
            _yearCameFirst = _firstLoose == Unknown && !_monthByName;
        }
        else if (_firstLoose == Unknown)
        {
            _firstLoose = number;
            _looseSeparator = after;
        }
        else if (_secondLoose == Unknown)
            _secondLoose = number;
        else if (_thirdLoose == Unknown)
            _thirdLoose = number;
    }

    private int ReadWord(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        while (at < text.Length && (char.IsLetter(text[at]) || char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            || (text[at] == '.' && at + 1 < text.Length && char.IsLetter(text[at + 1]))))
            at++;
        _korean |= text[start] is >= '가' and <= '힣';
        if (DateWords.TryGet(text[start..at], out var word))
            Take(word, isIdeographic: text[start] > '\u2E80');
        if (DateWords.TryGetWeekday(text[start..at], out var weekday))
            (_weekday, _weekdayComesNext) = (_weekday ?? weekday, false);
        return at;
    }

    private void Take(DateWord word, bool isIdeographic)
    {
        switch (word.Kind)
        {
            // A name before any number may be a day that looks like a month ("mar., 5 nov."): a later one is the month.
            case DateWordKind.Month or DateWordKind.PersianMonth when !_monthByName || _monthCameFirst:
                _month = word.Value;
                _persian = word.Kind == DateWordKind.PersianMonth;
                _monthCameFirst = !_anyNumber && !_monthByName;
                _monthByName = true;
                break;
            case DateWordKind.HalfOfDay when _hour != Unknown || isIdeographic:
                _halfOfDay = word.Value;
                break;
            case DateWordKind.Zone when _offset == Unknown && (_hour != Unknown || word.Value == 0):
                _offset = word.Value;
                break;
            case DateWordKind.MonthComesNext:
                _monthComesNext = true;
                break;
            case DateWordKind.WeekdayComesNext:
                _weekdayComesNext = !_anyNumber;
                break;
            case DateWordKind.Era:
                _era = word.Value;
                break;
            case DateWordKind.Tishrin or DateWordKind.Kanun:
                _half = word.Kind;
                break;
            case DateWordKind.Ordinal when _half is { } half:
                _month = half == DateWordKind.Tishrin ? 9 + word.Value : word.Value == 1 ? 12 : 1;
                _monthByName = true;
                break;
        }
    }

    /// <summary>Offsets behind a time: +03:00, +0300, +03, -5.</summary>
    private int ReadOffset(ReadOnlySpan<char> text, int start)
    {
        var at = TakeNumber(text, start + 1, out var number);
        var digits = at - start - 1;
        var minutes = digits <= 2 ? number * 60 : number / 100 * 60 + number % 100;
        if (digits <= 2 && at + 2 < text.Length && text[at] == ':' && DigitOf(text[at + 1]) >= 0)
        {
            at = TakeNumber(text, at + 1, out var more);
            minutes += more;
        }

        // "Tue, 5 Nov 10:20 -2024" is no offset, and neither is a day that follows a time ("10:20 05-11-2024").
        if (minutes <= 18 * 60)
            _offset = text[start] == '+' ? minutes : -minutes;
        return at;
    }
}

/// <summary>What the slashes of a date tell of the order of day and month.</summary>
internal enum SlashOrder
{
    /// <summary>Nothing: there are none, or both numbers are the same.</summary>
    None,
    MonthFirst,
    DayFirst,

    /// <summary>Both orders make a date.</summary>
    Doubtful,
}
