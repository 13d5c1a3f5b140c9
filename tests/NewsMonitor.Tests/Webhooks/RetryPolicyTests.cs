using System.Net;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Tests.Webhooks;

public sealed class RetryPolicyTests
{
    private static readonly WebhookFailure Down = new(HttpStatusCode.BadGateway);

    [Fact]
    public void A_receiver_that_is_down_is_tried_thirteen_times_over_a_day()
    {
        var tries = Tries(Down, jitter: 0.5);

        Assert.Equal(13, tries.Count);
        Assert.Equal([0, 10, 40, 130, 400], tries.Take(5).Select(t => t.TotalSeconds));
        Assert.InRange(tries[^1], TimeSpan.FromHours(22), RetryPolicy.Lifetime);
    }

    [Fact]
    public void Chance_moves_a_pause_by_a_quarter_at_most()
    {
        Assert.Equal(TimeSpan.FromSeconds(7.5), RetryPolicy.Backoff(1, 0));
        Assert.InRange(RetryPolicy.Backoff(1, 0.999999), TimeSpan.FromSeconds(12.49), TimeSpan.FromSeconds(12.5));
        Assert.InRange(RetryPolicy.Backoff(1000, 0.999999), RetryPolicy.LongestPause, RetryPolicy.LongestPause * 1.25);
    }

    [Theory]
    [InlineData(400, 1)]
    [InlineData(404, 1)]
    [InlineData(413, 1)]
    [InlineData(301, 1)]
    [InlineData(408, 24)]
    [InlineData(425, 24)]
    [InlineData(429, 24)]
    [InlineData(500, 24)]
    [InlineData(503, 24)]
    public void The_answer_decides_for_how_long_it_is_tried(int status, int hours)
    {
        var tries = Tries(new WebhookFailure((HttpStatusCode)status), jitter: 0.5);
        Assert.InRange(tries[^1], TimeSpan.FromHours(hours) / 4, TimeSpan.FromHours(hours));
    }

    [Fact]
    public void No_answer_counts_as_down_and_a_refused_address_as_wrong()
    {
        Assert.Equal(13, Tries(new WebhookFailure(null), jitter: 0.5).Count);
        Assert.True(Tries(new WebhookFailure(null, AddressRefused: true), jitter: 0.5)[^1] < TimeSpan.FromHours(1));
    }

    [Fact]
    public void Gone_is_never_tried_again() => Assert.Null(RetryPolicy.Pause(1, TimeSpan.Zero, new WebhookFailure(HttpStatusCode.Gone), 0.5));

    [Fact]
    public void The_time_a_receiver_names_is_kept_up_to_what_the_queue_can_hold_back()
    {
        TimeSpan? Pause(TimeSpan asked, TimeSpan age) => RetryPolicy.Pause(1, age, new WebhookFailure(HttpStatusCode.TooManyRequests, asked), 0.5);

        Assert.Equal(TimeSpan.FromMinutes(3), Pause(TimeSpan.FromMinutes(3), TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromHours(30), Pause(TimeSpan.FromHours(30), TimeSpan.FromHours(1)));
        Assert.Equal(RetryPolicy.LongestRetryAfter, Pause(TimeSpan.FromDays(400), TimeSpan.Zero));
        // Asking for less than the back-off changes nothing, and after the day it is over.
        Assert.Equal(RetryPolicy.FirstPause, Pause(TimeSpan.FromSeconds(1), TimeSpan.Zero));
        Assert.Null(Pause(TimeSpan.FromHours(30), TimeSpan.FromHours(25)));
    }

    /// <summary>Times of all tries since the first, when each takes no time and fails.</summary>
    private static List<TimeSpan> Tries(WebhookFailure failure, double jitter)
    {
        var tries = new List<TimeSpan> { TimeSpan.Zero };
        while (RetryPolicy.Pause(tries.Count, tries[^1], failure, jitter) is { } pause)
            tries.Add(tries[^1] + pause);
        return tries;
    }
}
