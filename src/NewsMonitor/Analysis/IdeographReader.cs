using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis;

/// <summary>
/// Adds names in ideographs or kana with one letter wrong: 金政恩 and 金正思 are 金正恩, プーチソ is プーチン. The other side must
/// stand in the sentence, or a title beside the name; in short names the wrong letter must sound or look like the right one.
/// </summary>
internal sealed class IdeographReader(Watchlist watchlist, ContextRules context)
{
    private const int ShortestName = 3;

    /// <summary>From here on any letter but the first may be the wrong one.</summary>
    private const int LongIdeographs = 4;
    private const int LongKana = 5;

    /// <summary>Letters that are taken for one another.</summary>
    private const string LookAlikes = "恩思恩因恩息正止正王正玉姬妃姬姫善喜日曰日目未末普晋夫失天夭千干永水民氏大太学字哲誓星呈南甫松忪龙尤ソンシツノメワウク夕タ夕ロ口ニ二一ーカ力エ工";

    private readonly Lazy<Dictionary<char, List<(string Name, ushort Target)>>> _names = new(() => Names(watchlist));

    public void Read(ArticleReading reading)
    {
        var sides = new byte[reading.Sentences];
        byte all = 0;
        foreach (var hit in reading.Hits)
        {
            if (hit.Weak && hit.Kind != TargetKind.Pair)
                continue;
            sides[hit.Sentence] |= hit.Kind == TargetKind.Pair ? (byte)3 : context.SideOf(hit) is >= 0 and var side ? (byte)(1 << side) : (byte)0;
            all |= sides[hit.Sentence];
        }

        if (all == 0)
            return;
        var found = new List<Hit>();
        foreach (var part in new[] { TextPart.Title, TextPart.Text })
            Read(reading, part, sides, found);
        reading.AddNames(found);
    }

    private void Read(ArticleReading reading, TextPart part, byte[] sides, List<Hit> found)
    {
        var text = reading.Part(part);
        var letters = text.Letters;
        bool[]? named = null;
        HashSet<int>? titles = null;
        for (var i = 0; i + ShortestName <= letters.Length; i++)
        {
            if (!Script.IsUnparted(letters[i]) || !_names.Value.TryGetValue(letters[i], out var names))
                continue;
            foreach (var (name, target) in names)
            {
                if (i + name.Length > letters.Length || (named ??= reading.Named(part)).AsSpan(i, name.Length).Contains(true) || !IsNear(letters.Slice(i, name.Length), name))
                    continue;
                var hit = reading.HitAt(part, i, i + name.Length, target, weak: false);
                var own = context.SideOf(target);
                if ((sides[hit.Sentence] & ~(1 << own)) == 0 && !(titles ??= reading.TitleBounds(part)).Contains(i) && !titles.Contains(i + name.Length))
                    continue;
                found.Add(hit);
                i += name.Length - 1;
                break;
            }
        }
    }

    /// <summary>
    /// All letters but one agree, the first among them. In names of four ideographs and more any number may be others of the same
    /// sound: papers of Taipei and Beijing write foreign names as they hear them (培斯科夫, 佩斯科夫).
    /// </summary>
    private static bool IsNear(ReadOnlySpan<char> letters, string name)
    {
        var wrong = -1;
        var sounds = name.Length >= LongIdeographs && !IsKana(name[0]);
        for (var i = 0; i < name.Length; i++)
        {
            if (letters[i] == name[i] || sounds && SoundAlike(letters[i], name[i]))
                continue;
            if (i == 0 || wrong >= 0 || !Script.IsUnparted(letters[i]))
                return false;
            wrong = i;
        }

        if (sounds && wrong < 0)
            return !letters.SequenceEqual(name);

        return wrong > 0 && (name.Length >= (IsKana(name[0]) ? LongKana : LongIdeographs) || LookAlike(letters[wrong], name[wrong]) || SoundAlike(letters[wrong], name[wrong]));
    }

    private static bool LookAlike(char one, char other)
    {
        for (var i = 0; i < LookAlikes.Length; i += 2)
        {
            if (LookAlikes[i] == one && LookAlikes[i + 1] == other || LookAlikes[i] == other && LookAlikes[i + 1] == one)
                return true;
        }

        return false;
    }

    private static bool SoundAlike(char one, char other) => Pinyin.Of(one) is { } sound && sound == Pinyin.Of(other);

    private static bool IsKana(char letter) => letter is >= '\u3040' and <= '\u30FF';

    private static Dictionary<char, List<(string Name, ushort Target)>> Names(Watchlist watchlist)
    {
        const int shortestPlace = 5;
        var names = new Dictionary<char, List<(string Name, ushort Target)>>();
        for (var i = 0; i < watchlist.Entities.Count; i++)
        {
            var entity = watchlist.Entities[i];
            if (entity is not ({ Type: "person" } or { Type: "place", Side: not null }))
                continue;
            foreach (var form in FormGenerator.Of(entity, (ushort)i))
            {
                if (form.Kind != TargetKind.Entity || (form.Traits & FormTraits.Weak) != 0 || !Script.IsUnparted(form.Pattern[0]))
                    continue;
                using var folded = FoldedText.Of(form.Pattern);
                if (folded.Length < (entity.Type == "place" ? shortestPlace : ShortestName) || !IsUnparted(folded.Letters))
                    continue;
                foreach (var first in folded.Length >= LongIdeographs && !IsKana(folded.Letters[0]) ? Pinyin.SoundAlikes(folded.Letters[0]) : [folded.Letters[0]])
                {
                    if (!names.TryGetValue(first, out var list))
                        names[first] = list = [];
                    list.Add((folded.Letters.ToString(), (ushort)i));
                }
            }
        }

        return names;
    }

    private static bool IsUnparted(ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            if (!Script.IsUnparted(letter))
                return false;
        }

        return true;
    }
}
