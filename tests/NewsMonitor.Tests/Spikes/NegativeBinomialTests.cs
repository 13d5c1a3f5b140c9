using NewsMonitor.Spikes;

namespace NewsMonitor.Tests.Spikes;

public class NegativeBinomialTests
{
    [Theory]
    [InlineData(3, 1, 1e12, 0.08030139707139416)] // Poisson: 1 − e⁻¹ (1 + 1 + 1/2)
    [InlineData(2, 2, 1, 4.0 / 9)] // geometric: (2/3)²
    [InlineData(1, 0.5, 2, 0.36)] // 1 − (2 / 2.5)²
    [InlineData(0, 5, 1, 1)]
    public void Tails_are_those_of_the_books(int count, double mean, double size, double chance) =>
        Assert.Equal(chance, NegativeBinomial.UpperTail(count, mean, size), 10);

    [Theory]
    [InlineData(0.3, 0.7)]
    [InlineData(40, 3)]
    [InlineData(500, 1e9)]
    public void Tails_add_up_to_the_mean(double mean, double size)
    {
        double sum = 0;
        for (var n = 1; n < 20_000; n++)
            sum += NegativeBinomial.UpperTail(n, mean, size);
        Assert.Equal(mean, sum, 6);
    }

    [Fact]
    public void Far_tails_stay_numbers()
    {
        Assert.InRange(NegativeBinomial.UpperTail(150, 1, 1e9), 1e-270, 1e-250);
        Assert.InRange(NegativeBinomial.UpperTail(60_000, 0.01, 0.5), 0, 1e-290);
    }
}
