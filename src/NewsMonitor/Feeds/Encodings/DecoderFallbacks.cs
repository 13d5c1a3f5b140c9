using System.Text;

namespace NewsMonitor.Feeds.Encodings;

/// <summary>Reads the bytes that are no UTF-8 in an older character set of one byte a character.</summary>
internal sealed class StrayBytesFallback(Encoding strays) : DecoderFallback
{
    public override int MaxCharCount => 4;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(strays);

    private sealed class Buffer(Encoding strays) : DecoderFallbackBuffer
    {
        private string _characters = "";
        private int _at;

        public override int Remaining => _characters.Length - _at;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            _characters = strays.GetString(bytesUnknown);
            _at = 0;
            return true;
        }

        public override char GetNextChar() => _at < _characters.Length ? _characters[_at++] : '\0';

        public override bool MovePrevious() => _at > 0 && --_at >= 0;

        public override void Reset() => (_characters, _at) = ("", 0);
    }
}

/// <summary>Counts the places where bytes do not fit a character set.</summary>
internal sealed class CountingFallback : DecoderFallback
{
    public int Count { get; private set; }

    public override int MaxCharCount => 1;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    private sealed class Buffer(CountingFallback owner) : DecoderFallbackBuffer
    {
        public override int Remaining => 0;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Count++;
            return false;
        }

        public override char GetNextChar() => '\0';

        public override bool MovePrevious() => false;
    }
}
