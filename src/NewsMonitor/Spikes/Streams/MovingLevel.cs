using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NewsMonitor.Spikes.Streams;

/// <summary>The mean of the last so many values, and the level (an exponentially weighted mean) before them.</summary>
internal sealed class MovingLevel(int width)
{
    /// <summary>The level before a span of w values remembers about 12 w values.</summary>
    private const double Memory = 12;

    /// <summary>A value further off than this many usual deviations moves the level no more than that, once so many values are known.</summary>
    private const double Plausible = 10, ValuesToTrust = 20;

    private readonly double[] _recent = new double[width], _levels = new double[width];
    private int _slot;

    /// <summary>Values since the start or the last <see cref="Restart"/>, the last one not counted until <see cref="Learn"/>.</summary>
    public long Values { get; private set; }

    public double Level { get; private set; }

    /// <summary>Level before the values of the span.</summary>
    public double Before { get; private set; }

    /// <summary>Mean of the span less the level before it.</summary>
    public double Deviation { get; private set; }

    /// <summary>The last values and the level before them are enough to be judged.</summary>
    public bool IsKnown => Values > 3 * width + 10;

    /// <summary>Takes a value into the span; the level knows nothing of it yet.</summary>
    public void Take(double value)
    {
        if (Values == 0)
            Restart(value);
        Before = _levels[_slot];
        _recent[_slot] = value;
        Deviation = Sum(_recent) / width - Before;
    }

    /// <summary>The level learns the value taken last.</summary>
    public void Learn(double usual)
    {
        var limit = Values < ValuesToTrust ? double.PositiveInfinity : Plausible * usual;
        Level += Math.Clamp(_recent[_slot] - Level, -limit, limit) / Math.Min(Values + 1, Memory * width);
        _levels[_slot] = Level;
        _slot = (_slot + 1) % width;
        Values++;
    }

    /// <summary>Nothing is known of the level any more.</summary>
    public void Restart(double value)
    {
        Array.Fill(_recent, value);
        SetLevel(value);
        Values = 0;
    }

    /// <summary>The level is another from now on; what lies further back than so many values is taken to have moved with it.</summary>
    public void MoveTo(double level, double by, int except)
    {
        for (var back = except + 1; back <= width; back++)
            _recent[(_slot - back + width) % width] += by;
        SetLevel(level);
    }

    /// <summary>The level before the span is what it is now.</summary>
    public void SetLevel(double level)
    {
        Array.Fill(_levels, level);
        Level = level;
    }

    /// <summary>Added up anew each time: a running sum would remember a huge value by its rounding error.</summary>
    private static double Sum(double[] values)
    {
        // Four sums beside each other, the same on every machine.
        var four = Vector256<double>.Zero;
        var i = 0;
        for (; i + 4 <= values.Length; i += 4)
            four += Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)i);
        var first = four[0];
        for (; i < values.Length; i++)
            first += values[i];
        return first + four[1] + (four[2] + four[3]);
    }
}
