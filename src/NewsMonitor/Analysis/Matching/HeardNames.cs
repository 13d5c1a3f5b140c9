using NewsMonitor.Watchlists;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis.Matching;

/// <summary>The names of a watchlist by sound: Korean people by family and given name, Russian people and places of both sides by one word.</summary>
internal sealed class HeardNames
{
    /// <summary>Shorter names sound like too much else.</summary>
    private const int ShortestPerson = 5;
    private const int ShortestPlace = 6;
    private const int ShortestKorean = 7;
    private const int ShortestArabicPlace = 8;

    private readonly Dictionary<string, Bearers> _families = [];
    private readonly Dictionary<string, Bearers>.AlternateLookup<ReadOnlySpan<char>> _familyOf;
    private readonly Dictionary<char, List<HeardWord>> _words = [];
    private readonly Dictionary<string, HeardWord> _spelled = [];
    private readonly HashSet<ushort> _capitals;

    /// <summary>Russian names by their consonants, with their Latin spellings, folded.</summary>
    private readonly Dictionary<string, List<(HeardWord Name, string Spelled)>> _consonants = [];
    private readonly Dictionary<string, List<(HeardWord Name, string Spelled)>>.AlternateLookup<ReadOnlySpan<char>> _byConsonants;

    /// <summary>A name of one word.</summary>
    internal sealed record HeardWord(ushort Target, bool Weak, Endings Endings, SoundPattern Pattern)
    {
        /// <summary>A Korean place: a word in plain Korean spelling is another one.</summary>
        public bool Korean { get; init; }

        /// <summary>The place listed first of its side: no other is spelled in as many ways, so that a plain one that ends like it is this one.</summary>
        public bool Capital { get; init; }
    }

    /// <summary>Those who bear a family name.</summary>
    internal sealed class Bearers
    {
        private readonly List<(ushort Target, SoundPattern Given)> _given = [];
        private readonly List<(ushort Target, string Given)> _spelled = [];

        public void Add(ushort target, SoundPattern given) => _given.Add((target, given));

        public void AddSpelled(ushort target, string given) => _spelled.Add((target, given));

        /// <summary>Whose given name this is with one letter wrong, missing, too many or in its neighbour's place; null when it is nobody's or that of several.</summary>
        public ushort? FindMisspelled(ReadOnlySpan<char> given)
        {
            ushort? found = null;
            foreach (var (target, spelled) in _spelled)
            {
                if (target == found || Math.Abs(given.Length - spelled.Length) > 1 || MisspelledNames.Distance(given, spelled, 1) > 1)
                    continue;
                if (found is not null)
                    return null;
                found = target;
            }

            return found;
        }

        /// <summary>Whose given name this is; a spelling without an ending goes before one with it.</summary>
        public ushort? Find(ReadOnlySpan<char> given)
        {
            foreach (var (target, pattern) in _given)
            {
                if (pattern.Matches(given, Endings.None))
                    return target;
            }

            var endings = Script.IsLatin(given[0]) ? Endings.PersonLatin : Script.IsCyrillic(given[0]) ? Endings.PersonCyrillic : Endings.None;
            foreach (var (target, pattern) in _given)
            {
                if (endings != Endings.None && pattern.Matches(given, endings))
                    return target;
            }

            return null;
        }
    }

    public HeardNames(Watchlist watchlist)
    {
        _familyOf = _families.GetAlternateLookup<ReadOnlySpan<char>>();
        _byConsonants = _consonants.GetAlternateLookup<ReadOnlySpan<char>>();
        var entities = watchlist.Entities.ToList();
        _capitals = [.. watchlist.Sides.Select(s => entities.FindIndex(e => e.Type == "place" && e.Side == s.Id)).Where(i => i >= 0).Select(i => (ushort)i)];
        for (var i = 0; i < entities.Count; i++)
            Add(entities[i], (ushort)i);
    }

    /// <summary>The bearers of a family name; a machine may have left a Russian case ending on it ("le camarade Kima Tchen Yna").</summary>
    public Bearers? Family(ReadOnlySpan<char> word)
    {
        if (_familyOf.TryGetValue(word, out var bearers))
            return bearers;
        // Цоя, Цою, Цоем.
        if (word.Length >= 3 && Script.IsCyrillic(word[0]) && (word[^1] is 'я' or 'ю' or 'е' || word.EndsWith("ем")))
        {
            var stem = word[^1] == 'м' ? word[..^2] : word[..^1];
            // Folded, й is и.
            if (_familyOf.TryGetValue($"{stem}и", out bearers))
                return bearers;
        }

        for (var length = word.Length - 1; length >= 3 && length >= word.Length - 2; length--)
        {
            var ending = word[length..];
            if ((ending is "a" or "u" or "ou" or "om" or "em" or "e" || Script.IsCyrillic(word[0]) && ending is "а" or "у" or "ом" or "е") && _familyOf.TryGetValue(word[..length], out bearers))
                return bearers;
        }

        return null;
    }

    /// <summary>The bearers of a family name written exactly so.</summary>
    public Bearers? FamilyWritten(ReadOnlySpan<char> word) => _familyOf.TryGetValue(word, out var bearers) ? bearers : null;

    public HeardWord? Word(ReadOnlySpan<char> word)
    {
        if (word.Length < ShortestPerson || !_words.TryGetValue(word[0], out var candidates))
            return null;
        foreach (var candidate in candidates)
        {
            if ((!candidate.Korean || word.Length >= ShortestKorean && (!Sounds.IsPlainKorean(word, false) || candidate.Capital && (word.EndsWith("yang") || word.EndsWith("iang")))) && candidate.Pattern.Matches(word, candidate.Endings))
                return candidate;
        }

        return null;
    }

    /// <summary>The place of a side that is listed so, or the name that is read aloud so; words written together.</summary>
    public HeardWord? Spelled(ReadOnlySpan<char> words) => _spelled.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(words, out var spelled) ? spelled : null;

    /// <summary>The Russian name of one word that has these consonants and vowels like them; null when several have.</summary>
    public HeardWord? WordByConsonants(ReadOnlySpan<char> word)
    {
        Span<char> key = stackalloc char[ConsonantKey.Longest];
        if (ConsonantKey.Write(word, key) is not (>= ConsonantKey.Shortest and var length) || !_byConsonants.TryGetValue(key[..length], out var names))
            return null;
        HeardWord? found = null;
        foreach (var (name, spelled) in names)
        {
            if (name.Target == found?.Target || !ConsonantKey.Agrees(word, spelled))
                continue;
            if (found is not null)
                return null;
            found = name;
        }

        return found;
    }

    /// <summary>Names of Russian people, places, organisations and arms of one word.</summary>
    private void AddConsonants(WatchedEntity entity, ushort target, WatchedName name)
    {
        if (entity.Side is null || entity.Type == "country" || name is not { Language: "ru", Use: NameUse.Plain or NameUse.Weak } || !name.Text.All(char.IsLetter) || !char.IsUpper(name.Text[0]) || !char.IsLower(name.Text[^1])
            || entity.Origin != "ru" && entity.Type is not ("organization" or "weapon"))
            return;
        Span<char> key = stackalloc char[ConsonantKey.Longest];
        foreach (var latin in CyrillicTransliteration.ToLatin(name.Text).Where(l => l.Language is "en" or "fr").Select(l => l.Text).Distinct())
        {
            using var folded = FoldedText.Of(latin);
            if (ConsonantKey.Write(folded.Letters, key) is not (>= ConsonantKey.Shortest and var length))
                continue;
            var known = key[..length].ToString();
            if (!_consonants.TryGetValue(known, out var names))
                _consonants[known] = names = [];
            names.Add((new HeardWord(target, name.Use == NameUse.Weak, Endings.None, NoSound), folded.Letters.ToString()));
        }
    }

    private static readonly SoundPattern NoSound = new([]);

    private void Add(WatchedEntity entity, ushort target)
    {
        var person = entity.Type == "person";
        foreach (var name in entity.Names.Where(n => n.Use != NameUse.Decoy).SelectMany(n => NamePattern.Unfold(n.Text).Select(t => n with { Text = t })))
        {
            AddConsonants(entity, target, name);
            if (entity is { Type: "place", Side: not null } && name.Use == NameUse.Plain && name.Text.Length >= ShortestPlace && name.Text.All(char.IsLetter) && Script.IsLatin(char.ToLowerInvariant(name.Text[0])))
                AddSpelled(name.Text, new HeardWord(target, false, Endings.None, NoSound));
            foreach (var spelled in ReadAloud.Of(entity, name))
                AddSpelled(spelled, new HeardWord(target, name.Use == NameUse.Weak, Endings.None, NoSound));
            if (entity.Origin == "ko" && name is { Language: "ko", Use: NameUse.Plain } && IsHangul(name.Text))
            {
                if (person && KoreanNames.IsName(name.Text))
                    AddBearer(name.Text, target);
                else if (!person && name.Text.Length is 2 or 3 && name.Text[^1] is not ('항' or '시' or '역'))
                    AddWord(new HeardWord(target, false, Endings.PersonLatin, Sounds.LatinOfHangul(name.Text)) { Korean = true, Capital = _capitals.Contains(target) });
            }
            else if (entity is { Origin: "ko", Type: "place" } && name is { Language: "ru", Use: NameUse.Plain } && name.Text.Length >= ShortestPlace && char.IsUpper(name.Text[0]) && Sounds.LatinOfCyrillic(name.Text) is { } throughRussian)
                AddWord(new HeardWord(target, false, Endings.PersonLatin, throughRussian) { Korean = true });
            else if (entity.Origin == "ru" && name.Language == "ru" && name.Text.IndexOf(' ', StringComparison.Ordinal) < 0)
            {
                if (name.Text.Length < (person ? ShortestPerson : ShortestPlace) || !char.IsUpper(name.Text[0]))
                    continue;
                if (Sounds.LatinOfCyrillic(name.Text) is { } latin)
                    AddWord(new HeardWord(target, name.Use == NameUse.Weak, Endings.PersonLatin, latin));
                if (entity.Type is "person" or "place" && name.Text.Length >= (person ? ShortestPerson : ShortestArabicPlace) && Sounds.ArabicOfCyrillic(name.Text) is { } arabic)
                    AddWord(new HeardWord(target, name.Use == NameUse.Weak, Endings.None, arabic));
            }
            else if (entity is { Origin: "ru" } or { Origin: null, Type: "person" } && name.Language == "ko" && name.Text.Length >= (entity.Origin == "ru" ? 4 : 3) && IsHangul(name.Text))
            {
                // Whose family name is not listed alone at home (Борисов is a town too) is not known by it in Hangul.
                if (entity.Origin is null || entity.Names.Any(n => n.Language == "ru" && !n.Text.Contains(' ', StringComparison.Ordinal)))
                    AddWord(new HeardWord(target, name.Use == NameUse.Weak, Endings.PersonLatin, Sounds.LatinOfHangul(name.Text)));
            }
        }
    }

    private void AddSpelled(string name, HeardWord spelled)
    {
        using var folded = FoldedText.Of(name);
        _spelled.TryAdd(folded.Letters.ToString(), spelled);
    }

    private static bool IsHangul(string text) => text.All(Script.IsHangul);

    private void AddBearer(string hangul, ushort target)
    {
        var patterns = Sounds.OfHangul(hangul[1..]).ToList();
        var given = KoreanNames.LatinGiven(hangul).ToList();
        foreach (var family in Sounds.FamiliesOf(hangul[0], KoreanNames.FamiliesOf(hangul[0])))
        {
            if (!_families.TryGetValue(family, out var bearers))
                _families[family] = bearers = new Bearers();
            patterns.ForEach(given => bearers.Add(target, given));
            foreach (var spelled in Script.IsLatin(family[0]) ? given : [])
                bearers.AddSpelled(target, spelled);
        }
    }

    private void AddWord(HeardWord word)
    {
        foreach (var letter in word.Pattern.FirstLetters)
        {
            if (!_words.TryGetValue(letter, out var list))
                _words[letter] = list = [];
            list.Add(word);
        }
    }
}
