using NewsMonitor.Spikes.Streams;

namespace NewsMonitor.Tests.Spikes;

public class SeriesRowTests
{
    private static List<SeriesRow> Read(string text) => SeriesRowReader.Read(new StringReader(text), "f.csv").ToList();

    [Theory]
    [InlineData("timestamp,value\n2024-05-01 10:00:00,3\n")]
    [InlineData("\uFEFFTimestamp,Value\r\n2024-05-01T10:00:00Z,3\r\n\r\n")]
    [InlineData("value,host,timestamp\n3,a,2024-05-01T12:00:00+02:00")]
    [InlineData("when,count\n1714557600,3")]
    [InlineData("when,count\n1714557600000,3")]
    [InlineData("note,timestamp,value\n\"a \"\"b\"\", c\",2024-05-01 10:00:00,3\n")]
    [InlineData("\"timestamp\",\"value\"\n\"2024-05-01 10:00\",\"3\"")]
    public void Files_as_they_are_in_life(string text)
    {
        var row = Assert.Single(Read(text));
        Assert.Equal(new DateTime(2024, 5, 1, 10, 0, 0, DateTimeKind.Utc), row.At);
        Assert.Equal(3, row.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("null")]
    [InlineData("inf")]
    [InlineData("-Infinity")]
    public void Missing_values_are_not_finite(string value) =>
        Assert.False(double.IsFinite(Assert.Single(Read($"timestamp,value\n2024-05-01,{value}\n")).Value));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("timestamp\n2024-05-01\n", "line 1")]
    [InlineData("2024-05-01,3\n2024-05-02,3\n", "header")]
    [InlineData("timestamp,value\n2024-05-01,3\nyesterday,3\n", "line 3: \"yesterday\"")]
    [InlineData("timestamp,value\n03/01/2024,3\n", "line 2: \"03/01/2024\"")]
    [InlineData("timestamp,value\n3.1.2024,3\n", "line 2: \"3.1.2024\"")]
    [InlineData("timestamp,value\n2024-05-01,three\n", "line 2: \"three\"")]
    [InlineData("timestamp,value\n2024-05-01\n", "line 2")]
    [InlineData("timestamp,value\n\u0001\u001B[2J,1\n", "line 2: \"··[2J\"")]
    [InlineData("timestamp,value\n2024-05-01,\"3\n2024-05-02,4\n", "line 2: a quote is opened and not closed")]
    [InlineData("\u0000\u0001PK\u0003,\uFFFD\n", "line 1: this is no text")]
    [InlineData("\u007FELF\u0002\u0001,1\n", "line 1: this is no text")]
    public void What_cannot_be_read_is_named(string text, string part) =>
        Assert.Contains(part, Assert.Throws<InvalidInputException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_line_without_end_is_refused() =>
        Assert.Contains("longer", Assert.Throws<InvalidInputException>(() => Read("timestamp,value\n" + new string('1', 100_000))).Message, StringComparison.Ordinal);
}
