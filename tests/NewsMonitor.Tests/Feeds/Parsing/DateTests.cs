using System.Globalization;

namespace NewsMonitor.Tests.Feeds.Parsing;

public sealed class DateTests
{
    [Theory]
    [InlineData("Tue, 05 Nov 2024 10:20:30 GMT", "2024-11-05T10:20:30Z")]
    [InlineData("Tue, 05 Nov 2024 10:20:30 +0300", "2024-11-05T07:20:30Z")]
    [InlineData("Tue, 05 Nov 2024 10:20:30 +03:00", "2024-11-05T07:20:30Z")]
    [InlineData("Tue,05 Nov 2024 10:20:30 -0000", "2024-11-05T10:20:30Z")]
    [InlineData("Monday, 5 November 2024 10:20 EST", "2024-11-05T15:20:00Z")]
    [InlineData("5 Nov 24 10:20:30 PDT", "2024-11-05T17:20:30Z")]
    [InlineData("05-Nov-2024 10:20:30 UT", "2024-11-05T10:20:30Z")]
    [InlineData("Tue, 05 Nov 2024 10:20:30 GMT+3", "2024-11-05T07:20:30Z")]
    [InlineData("Tue, 05 Nov 2024 10:20:30 MSK", "2024-11-05T07:20:30Z")]
    [InlineData("Tue, 05 Nov 2024 19:20:30 KST", "2024-11-05T10:20:30Z")]
    [InlineData("Tue, 05 Nov 2024 19:20:30 JST", "2024-11-05T10:20:30Z")]
    [InlineData("Tue, 05 Nov 2024 11:20:30 CET", "2024-11-05T10:20:30Z")]
    [InlineData("Tue, 05 Nov 2024", "2024-11-05T00:00:00Z")]
    [InlineData("Tue, 05 Nov 2024 24:00:00 Z", "2024-11-06T00:00:00Z")]
    [InlineData("Tue, 05 Nov 2024 10:20:60 Z", "2024-11-05T10:20:59Z")]
    [InlineData("Tue Nov  5 10:20:30 2024", "2024-11-05T10:20:30Z")]
    [InlineData("Tue Nov 5 10:20:30 MSK 2024", "2024-11-05T07:20:30Z")]
    [InlineData("Nov 5, 2024, 3:20 PM", "2024-11-05T15:20:00Z")]
    [InlineData("November 5, 2024 at 12:20 a.m.", "2024-11-05T00:20:00Z")]
    [InlineData("Sat, 01 Jan 00 00:00:00 GMT", "2000-01-01T00:00:00Z")]
    [InlineData("Sun, 31 Dec 95 23:59:59 GMT", "1995-12-31T23:59:59Z")]
    public void Rfc_822_and_what_people_make_of_it(string written, string moment) => AssertDate(written, moment);

    [Theory]
    [InlineData("2024-11-05T10:20:30Z", "2024-11-05T10:20:30Z")]
    [InlineData("2024-11-05T10:20:30.123456789+09:00", "2024-11-05T01:20:30Z")]
    [InlineData("2024-11-05T10:20Z", "2024-11-05T10:20:00Z")]
    [InlineData("2024-11-05T10:20:30+0900", "2024-11-05T01:20:30Z")]
    [InlineData("2024-11-05T10:20:30", "2024-11-05T10:20:30Z")]
    [InlineData("2024-11-05 10:20:30 +0300", "2024-11-05T07:20:30Z")]
    [InlineData("2024-11-05 10:20:30 UTC", "2024-11-05T10:20:30Z")]
    [InlineData("2024-11-05 10:20:30,5", "2024-11-05T10:20:30Z")]
    [InlineData("2024-11-05", "2024-11-05T00:00:00Z")]
    [InlineData("2024-11", "2024-11-01T00:00:00Z")]
    [InlineData("2024", "2024-01-01T00:00:00Z")]
    [InlineData("2024-310", "2024-11-05T00:00:00Z")]
    [InlineData("20241105", "2024-11-05T00:00:00Z")]
    [InlineData("20241105T102030Z", "2024-11-05T10:20:30Z")]
    [InlineData("20241105102030", "2024-11-05T10:20:30Z")]
    [InlineData("1730802030", "2024-11-05T10:20:30Z")]
    [InlineData("1730802030123", "2024-11-05T10:20:30.123Z")]
    [InlineData("2024/11/05 10:20", "2024-11-05T10:20:00Z")]
    [InlineData("05.11.2024 10:20", "2024-11-05T10:20:00Z")]
    [InlineData("11/05/2024 10:20 AM", "2024-11-05T10:20:00Z")]
    [InlineData("25/11/2024", "2024-11-25T00:00:00Z")]
    [InlineData("2024-11-05T10:20:30−05:00", "2024-11-05T15:20:30Z")]
    public void Iso_8601_numbers_and_seconds(string written, string moment) => AssertDate(written, moment);

    [Theory]
    [InlineData("вт, 05 ноя 2024 10:20:30 +0300", "2024-11-05T07:20:30Z")]
    [InlineData("5 ноября 2024 г., 10:20", "2024-11-05T10:20:00Z")]
    [InlineData("5 листопада 2024, 10:20", "2024-11-05T10:20:00Z")]
    [InlineData("вівторок, 5 червня 2024", "2024-06-05T00:00:00Z")]
    [InlineData("5 ноември 2024 г.", "2024-11-05T00:00:00Z")]
    [InlineData("2024년 11월 5일 오후 7:20", "2024-11-05T10:20:00Z")]
    [InlineData("2024-11-05 오전 10:20:30", "2024-11-05T01:20:30Z")]
    [InlineData("2024年11月5日 10:20", "2024-11-05T10:20:00Z")]
    [InlineData("2024年11月5日(火) 下午3:20", "2024-11-05T15:20:00Z")]
    [InlineData("2024年11月5日 10時20分", "2024-11-05T10:20:00Z")]
    [InlineData("mar., 5 nov. 2024 10:20:30 +0100", "2024-11-05T09:20:30Z")]
    [InlineData("mardi 5 août 2024 à 14h30", "2024-08-05T14:30:00Z")]
    [InlineData("Di, 05 Mär 2024 10:20:30 +0100", "2024-03-05T09:20:30Z")]
    [InlineData("Dienstag, 5. Dezember 2023, 10:20 Uhr", "2023-12-05T10:20:00Z")]
    [InlineData("mar, 05 dic 2023 10:20:30 GMT", "2023-12-05T10:20:30Z")]
    [InlineData("5 de septiembre de 2024", "2024-09-05T00:00:00Z")]
    [InlineData("Ter, 05 Fev 2024 10:20:30 -0300", "2024-02-05T13:20:30Z")]
    [InlineData("5 de março de 2024", "2024-03-05T00:00:00Z")]
    [InlineData("martedì 5 giugno 2024", "2024-06-05T00:00:00Z")]
    [InlineData("wt., 5 lis 2024 10:20:30 +0100", "2024-11-05T09:20:30Z")]
    [InlineData("5 października 2024", "2024-10-05T00:00:00Z")]
    [InlineData("Út, 5. července 2024", "2024-07-05T00:00:00Z")]
    [InlineData("5 Kasım 2024 Salı 10:20", "2024-11-05T10:20:00Z")]
    [InlineData("05 Ağu 2024", "2024-08-05T00:00:00Z")]
    [InlineData("Selasa, 5 Agustus 2024 10:20 WIB", "2024-08-05T03:20:00Z")]
    [InlineData("Thứ Ba, 5 tháng 11 năm 2024 10:20", "2024-11-05T10:20:00Z")]
    [InlineData("Thứ 3, 05/11/2024 10:20", "2024-11-05T10:20:00Z")]
    [InlineData("5th November 2024 10:20", "2024-11-05T10:20:00Z")]
    [InlineData("November 5th, 2024 10:20", "2024-11-05T10:20:00Z")]
    [InlineData("di 5 mrt 2024 10:20", "2024-03-05T10:20:00Z")]
    [InlineData("tis, 5 maj 2024", "2024-05-05T00:00:00Z")]
    [InlineData("الثلاثاء، 5 نوفمبر 2024 10:20", "2024-11-05T10:20:00Z")]
    [InlineData("٥ تشرين الثاني ٢٠٢٤", "2024-11-05T00:00:00Z")]
    [InlineData("5 كانون الثاني 2024", "2024-01-05T00:00:00Z")]
    [InlineData("سه‌شنبه ۱۵ آبان ۱۴۰۳ ۱۰:۲۰", "2024-11-05T10:20:00Z")]
    [InlineData("5 نوامبر 2024", "2024-11-05T00:00:00Z")]
    [InlineData("Τρι, 05 Νοε 2024 10:20:30 +0200", "2024-11-05T08:20:30Z")]
    [InlineData("2024. november 5.", "2024-11-05T00:00:00Z")]
    public void Dates_written_for_people(string written, string moment) => AssertDate(written, moment);

    [Theory]
    // The feed's language, then what its other dates show, then the weekday.
    [InlineData(null, "05/11/2024 10:00", "2024-05-11")]
    [InlineData("en", "05/11/2024 10:00", "2024-05-11")]
    [InlineData("en-US", "05/11/2024 10:00", "2024-05-11")]
    [InlineData("en-GB", "05/11/2024 10:00", "2024-11-05")]
    [InlineData("fr", "05/11/2024 10:00", "2024-11-05")]
    [InlineData("vi", "05/11/2024 10:00", "2024-11-05")]
    [InlineData("zh-TW", "05/11/2024 10:00", "2024-05-11")]
    [InlineData("fr", "05/11/2024|10/25/2024", "2024-05-11|2024-10-25")]
    [InlineData("en", "05/11/2024|25/10/2024", "2024-11-05|2024-10-25")]
    [InlineData(null, "05/11/2024|04/11/2024|03/11/2024", "2024-11-05|2024-11-04|2024-11-03")]
    [InlineData("fr", "11/05/2024|11/04/2024|11/03/2024", "2024-11-05|2024-11-04|2024-11-03")]
    [InlineData("en", "Tue, 05/11/2024", "2024-11-05")]
    [InlineData("fr", "Sat, 05/11/2024", "2024-05-11")]
    [InlineData("en", "Thứ Ba, 05/11/2024, 15:05", "2024-11-05")]
    [InlineData("ru", "Вт, 11/05/2024 - 10:20", "2024-11-05")]
    // Now is the first of March 2025: the other way round it would be in the future.
    [InlineData("fr", "02/08/2025", "2025-02-08")]
    [InlineData("en", "08/02/2025", "2025-02-08")]
    public void What_slashes_part_is_decided_by_the_document(string? language, string written, string days)
    {
        var items = string.Concat(written.Split('|').Select(date => $"<item><title>x</title><pubDate>{date}</pubDate></item>"));
        var feed = Given.Feed($"<rss><channel>{(language is null ? "" : $"<language>{language}</language>")}{items}</channel></rss>");

        Assert.Equal(days.Split('|'), feed.Entries.Select(e => e.Published!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("5 November 2024 14.30", "2024-11-05T14:30:00Z")]
    [InlineData("05.11.2024 14.30", "2024-11-05T14:30:00Z")]
    [InlineData("05.11.2024, 14.30.15", "2024-11-05T14:30:15Z")]
    [InlineData("2024-11-05 14.30", "2024-11-05T14:30:00Z")]
    [InlineData("Selasa, 5 Nov 2024 14.30 WIB", "2024-11-05T07:30:00Z")]
    [InlineData("5 novembre 2024, ore 9.05", "2024-11-05T09:05:00Z")]
    [InlineData("05.11.2024", "2024-11-05T00:00:00Z")]
    [InlineData("05.11.24", "2024-11-05T00:00:00Z")]
    [InlineData("05.11.2024 v2.71", "2024-11-05T00:00:00Z")]
    [InlineData("05-Nov-24 10.20.30 AM", "2024-11-05T10:20:30Z")]
    [InlineData("05.11.24 14.30", "2024-11-05T14:30:00Z")]
    [InlineData("24/11/05 10:20", "2024-11-05T10:20:00Z")]
    [InlineData("24-11-05", "2024-11-05T00:00:00Z")]
    [InlineData("24.02.25", "2025-02-24T00:00:00Z")]
    [InlineData("31/12/24", "2024-12-31T00:00:00Z")]
    [InlineData("2024-11-05 10:20:00 Asia/Seoul", "2024-11-05T01:20:00Z")]
    [InlineData("2024-11-05 10:20:00 Europe/Moscow", "2024-11-05T07:20:00Z")]
    [InlineData("令和6年11月5日", "2024-11-05T00:00:00Z")]
    [InlineData("民國113年11月5日", "2024-11-05T00:00:00Z")]
    public void Times_with_points_and_years_of_eras(string written, string moment) => AssertDate(written, moment);

    /// <summary>Month names as the system's own tables (CLDR) have them: in full beside a day, alone, and cut short.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ko")]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hant")]
    [InlineData("ja")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("de-AT")]
    [InlineData("es")]
    [InlineData("pt")]
    [InlineData("it")]
    [InlineData("uk")]
    [InlineData("pl")]
    [InlineData("cs")]
    [InlineData("bg")]
    [InlineData("ar")]
    [InlineData("ar-SY")]
    [InlineData("ar-DZ")]
    [InlineData("tr")]
    [InlineData("vi")]
    [InlineData("id")]
    [InlineData("nl")]
    [InlineData("sv")]
    [InlineData("he")]
    [InlineData("el")]
    [InlineData("ro")]
    [InlineData("fi")]
    public void Every_month_of_a_language_is_known(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        Assert.SkipWhen(CultureInfo.GetCultureInfo("ru").DateTimeFormat.MonthNames[0].StartsWith('M'), "no language tables on this machine");
        var wrong = new List<string>();
        for (var month = 1; month <= 12; month++)
        {
            foreach (var format in (string[])["d MMMM yyyy", "ddd, dd MMM yyyy HH:mm:ss", "dddd, d MMMM yyyy", "MMMM d, yyyy", "D", "f"])
            {
                var date = new DateTime(2024, month, 13, 14, 20, 0);
                var written = date.ToString(format, culture);
                if (Given.Item($"<pubDate>{written}</pubDate>").Published is not { } read || (read.Date != date.Date && read.AddHours(9).Date != date.Date))
                    wrong.Add(written);
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("Tue, 31 Feb 2024 10:20:30 GMT")]
    [InlineData("2024-13-05T10:20:30Z")]
    [InlineData("10:20")]
    [InlineData("25:61")]
    [InlineData("12 comments")]
    [InlineData("99999999999999999999")]
    public void What_is_no_date(string written) => Assert.Null(Given.Item($"<pubDate>{written}</pubDate>").Published);

    [Theory]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2031-01-01T00:00:00Z")]
    [InlineData("9998-12-31T23:59:59Z")]
    public void Implausible_dates_are_absent_and_noted(string written)
    {
        var feed = Given.Feed($"<rss><channel><item><title>x</title><pubDate>{written}</pubDate></item></channel></rss>");

        Assert.Null(Assert.Single(feed.Entries).Published);
        Assert.Equal("1 implausible date is left out.", Assert.Single(feed.Notes));
    }

    [Fact]
    public void Dates_that_cannot_be_read_are_counted() => Assert.Equal(
        "2 dates cannot be read.",
        Assert.Single(Given.Feed("<rss><channel><item><pubDate>soon</pubDate></item><item><pubDate>later</pubDate></item><item><pubDate/></item></channel></rss>").Notes));

    [Theory]
    [InlineData("<pubDate>Tue, 05 Nov 2024 10:00:00 GMT</pubDate><dc:date>2024-11-06</dc:date>", "2024-11-05T10:00:00Z", "2024-11-06T00:00:00Z")]
    [InlineData("<dc:date>2024-11-06</dc:date>", "2024-11-06T00:00:00Z", null)]
    [InlineData("<lastBuildDate>2024-11-06</lastBuildDate>", null, "2024-11-06T00:00:00Z")]
    [InlineData("<pubDate>never</pubDate><pubDate>2024-11-06</pubDate><pubDate/>", "2024-11-06T00:00:00Z", null)]
    public void Which_date_is_which(string elements, string? published, string? updated)
    {
        var entry = Given.Item(elements);

        Assert.Equal((Moment(published), Moment(updated)), (entry.Published, entry.Updated));
    }

    private static DateTimeOffset? Moment(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static void AssertDate(string written, string moment)
    {
        var read = Given.Item($"<pubDate>{written}</pubDate>").Published;

        Assert.Equal(Moment(moment), read);
        Assert.Equal(TimeSpan.Zero, read!.Value.Offset);
    }
}
