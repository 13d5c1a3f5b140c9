using System.Buffers;

namespace NewsMonitor.Feeds.Markup;

/// <summary>A growing row of characters on a rented array; cleared and used again for every text of a document.</summary>
internal sealed class CharBuffer : IDisposable
{
    private char[] _chars = ArrayPool<char>.Shared.Rent(4096);

    public int Length { get; set; }

    public ReadOnlySpan<char> Written => _chars.AsSpan(0, Length);

    public Span<char> WrittenMutable => _chars.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(char c)
    {
        if (Length == _chars.Length)
            Grow(1);
        _chars[Length++] = c;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
    }

    public void Append(int codePoint)
    {
        if (codePoint < 0x10000)
        {
            Append((char)codePoint);
            return;
        }

        Append((char)(0xD800 + ((codePoint - 0x10000) >> 10)));
        Append((char)(0xDC00 + ((codePoint - 0x10000) & 0x3FF)));
    }

    /// <summary>Room for at least so many characters behind what is written; set <see cref="Length"/> after filling it.</summary>
    public Span<char> Room(int length)
    {
        if (_chars.Length - Length < length)
            Grow(length);
        return _chars.AsSpan(Length);
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_chars);
        _chars = [];
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_chars.Length * 2, Length + more));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_chars);
        _chars = larger;
    }
}
