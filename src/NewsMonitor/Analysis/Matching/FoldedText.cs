using System.Buffers;

namespace NewsMonitor.Analysis.Matching;

/// <summary>
/// A text as the matcher reads it: folded letters without what parts words, beside them where each letter stood and
/// whether a word or a sentence begins there. "Kim Jong-un", "KIM JONG UN" and "Ｋｉｍ Jongun" are the same letters.
/// Linear in the length of the text; buffers are rented, so dispose it.
/// </summary>
internal sealed partial class FoldedText : IDisposable
{
    private char[] _letters;
    private int[] _origins;
    private byte[] _marks;
    private readonly List<int> _sentences = [0];
    private byte _capitals;

    private FoldedText(string original)
    {
        Original = original;
        var capacity = original.Length + 16;
        _letters = ArrayPool<char>.Shared.Rent(capacity);
        _origins = ArrayPool<int>.Shared.Rent(capacity);
        _marks = ArrayPool<byte>.Shared.Rent(capacity);
    }

    /// <summary>A word begins here.</summary>
    public const byte WordStart = 1;

    /// <summary>The word begins after an apostrophe or the like only.</summary>
    public const byte Soft = 2;

    /// <summary>The letter was a capital.</summary>
    public const byte Capital = 4;

    /// <summary>A sentence ended before this letter; no name goes across.</summary>
    public const byte AfterStop = 8;

    /// <summary>Not a single capital: whoever wrote it wrote names without.</summary>
    public bool IsWithoutCapitals => (_capitals & Capital) == 0;

    public string Original { get; private set; }

    /// <summary>Number of folded letters.</summary>
    public int Length { get; private set; }

    /// <summary>Folded letters and <see cref="CharacterFolding.Break"/>s.</summary>
    public ReadOnlySpan<char> Letters => _letters.AsSpan(0, Length);

    public ReadOnlySpan<byte> Marks => _marks.AsSpan(0, Length);

    /// <summary>Where sentences begin, in folded positions, ascending; the first is 0.</summary>
    public IReadOnlyList<int> Sentences => _sentences;

    public static FoldedText Of(string text)
    {
        var folded = new FoldedText(text);
        folded.Fold();
        return folded;
    }

    /// <summary>Reads another, short text in the place of the one before: forms are folded by the thousand.</summary>
    public void Read(string text)
    {
        Original = text;
        Length = 0;
        _capitals = 0;
        _sentences.RemoveRange(1, _sentences.Count - 1);
        Fold();
    }

    /// <summary>Index of the sentence a folded position lies in.</summary>
    public int SentenceAt(int position)
    {
        var found = _sentences.BinarySearch(position);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Where the word that begins at a folded position ends (exclusive), at <paramref name="limit"/> at the latest.</summary>
    public int WordEnd(int start, int limit)
    {
        var end = start + 1;
        while (end < limit && (_marks[end] & WordStart) == 0 && _letters[end] >= CharacterFolding.FirstLetter)
            end++;
        return end;
    }

    /// <summary>Where a folded position stands in the original text.</summary>
    public int OriginOf(int position) => position < Length ? _origins[position] : Original.Length;

    /// <summary>End (exclusive) in the original text of a match whose last letter is at <paramref name="last"/>, its combining marks included.</summary>
    public int EndOf(int last)
    {
        var end = _origins[last] + (char.IsHighSurrogate(Original[_origins[last]]) ? 2 : 1);
        if (Original[end - 1] == '&' && Original.IndexOf(';', end) is >= 0 and var reference)
            end = reference + 1;
        while (end < Original.Length && CharacterFolding.Fold(Original[end]) is CharacterFolding.Composing)
            end++;
        var marks = end;
        while (marks < Original.Length && marks - end < 8 && char.GetUnicodeCategory(Original[marks]) is System.Globalization.UnicodeCategory.NonSpacingMark)
            marks++;
        return marks;
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_letters);
        ArrayPool<int>.Shared.Return(_origins);
        ArrayPool<byte>.Shared.Return(_marks);
        _letters = [];
        _origins = [];
        _marks = [];
        Length = 0;
    }

    private void Grow()
    {
        Resize(ref _letters);
        Resize(ref _origins);
        Resize(ref _marks);

        void Resize<T>(ref T[] array)
        {
            var larger = ArrayPool<T>.Shared.Rent(Length * 2);
            array.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<T>.Shared.Return(array);
            array = larger;
        }
    }
}
