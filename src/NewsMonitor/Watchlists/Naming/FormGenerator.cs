using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Watchlists.Naming;

/// <summary>All forms of a watchlist: what its author wrote, unfolded, inflected and respelled by rule.</summary>
internal static class FormGenerator
{
    /// <summary>Forms of entities, pairs and decoys: and words that stand for a side: what is looked for in every article.</summary>
    public static IEnumerable<Form> Names(Watchlist watchlist)
    {
        for (var i = 0; i < watchlist.Entities.Count; i++)
        {
            foreach (var form in Of(watchlist.Entities[i], (ushort)i))
                yield return form;
        }

        foreach (var name in watchlist.Pairs)
        {
            foreach (var text in NamePattern.Unfold(name.Text))
                yield return new Form(text, TargetKind.Pair, 0, name.Language, FormTraits.Nests, Script.IsHangul(text[^1]) && text.Length < 3 ? Endings.Particle : Endings.Any);
        }

        for (var i = 0; i < watchlist.Theatres.Count; i++)
        {
            foreach (var form in watchlist.Theatres[i].Words.SelectMany(w => Word(w, TargetKind.StandIn, (ushort)i)))
                yield return form;
        }

        foreach (var name in watchlist.Decoys)
        {
            foreach (var form in Decoy(name))
                yield return form;
        }
    }

    /// <summary>Forms of topics and keywords: what is looked for in articles on the pair.</summary>
    public static IEnumerable<Form> Words(Watchlist watchlist)
    {
        for (var i = 0; i < watchlist.Topics.Count; i++)
        {
            foreach (var form in watchlist.Topics[i].Words.SelectMany(w => Word(w, TargetKind.Topic, (ushort)i)))
                yield return form;
        }

        for (var i = 0; i < watchlist.Keywords.Count; i++)
        {
            foreach (var form in watchlist.Keywords[i].Words.SelectMany(w => Word(w, TargetKind.Keyword, (ushort)i)))
                yield return form;
        }
    }

    /// <summary>Forms of one entity.</summary>
    public static IEnumerable<Form> Of(WatchedEntity entity, ushort target)
    {
        var person = entity.Type == "person";
        var place = entity is { Type: "place", Side: not null };
        var known = place || entity is { Type: "organization" or "weapon" or "media", Side: not null };
        var nesting = NestingOf(entity);
        var made = new HashSet<string>();
        foreach (var name in entity.Names)
        {
            if (name.Use == NameUse.Decoy)
            {
                foreach (var form in Decoy(name))
                    yield return form;
                continue;
            }

            foreach (var unfolded in NamePattern.Unfold(name.Text))
            {
                foreach (var spelled in Spellings(unfolded, name, entity))
                {
                    var traits = TraitsOf(spelled.Text, spelled, person && entity.Origin == "ru") | nesting;
                    // "Восточного факультета", "ангари": adjectives and ships have a capital.
                    if (char.IsUpper(spelled.Text[0]) && spelled.Text.IndexOf(' ', StringComparison.Ordinal) < 0 && (entity.Type == "vessel" || entity.Type == "place" && IsAdjective(spelled.Text)))
                        traits |= FormTraits.Capital;
                    // "Ri Jong Gil" of Polish letters is somebody else in English.
                    if (person && name.Language == "ko" && spelled.Language is "pl" or "cs" or "de")
                        traits |= FormTraits.OwnLanguage;
                    // 朝中社 is no word on China.
                    if (entity.Type == "media" && spelled.Text.Length <= LongestAbbreviation && Script.IsUnparted(spelled.Text[0]))
                        traits |= FormTraits.Whole;
                    if (!SlavicDeclension.Declines(spelled.Language))
                    {
                        // Seventeen habits of spelling agree on most names; only Turkish and short words depend on the language.
                        if (spelled.Use != NameUse.Plain || spelled.Language == "tr" || (traits & FormTraits.OwnLanguage) != 0 || made.Add(spelled.Text))
                            yield return new Form(spelled.Text, TargetKind.Entity, target, spelled.Language, traits, EndingsOf(spelled.Text, spelled, person, place || known && !spelled.Text.Contains(' ', StringComparison.Ordinal)));
                        continue;
                    }

                    foreach (var text in SlavicDeclension.Inflect(spelled.Text, spelled.Language, person, person && entity.Origin == "ko"))
                        yield return new Form(text, TargetKind.Entity, target, spelled.Language, traits, EndingsOf(text, spelled, person));
                }
            }
        }
    }

    /// <summary>A name in its own alphabet and, where the entity's origin is known, in others.</summary>
    private static IEnumerable<WatchedName> Spellings(string text, WatchedName name, WatchedEntity entity)
    {
        foreach (var own in OwnSpellings(text, name, entity))
            yield return name with { Text = own };
        foreach (var read in ChineseReadings(text, name, entity))
            yield return read;
        if (name.Language != entity.Origin || text.Contains('*', StringComparison.Ordinal))
            yield break;
        if (entity.Origin == "ru" && Script.IsCyrillic(CharacterFolding.Fold(text[0])) && !IsAbbreviation(text))
        {
            foreach (var spelled in CyrillicTransliteration.ToLatin(text).Concat(CyrillicTransliteration.ToCyrillic(text)))
            {
                // "Hasan" is a person's name, "Khasan" a place.
                if (entity.Type == "person" || text.Length > 5 || spelled.Text[0] != 'H')
                    yield return spelled with { Use = name.Use };
                // Czech makes Ljubimovová of Любимова.
                if (spelled.Language == "cs" && entity.Type == "person" && (text.EndsWith("ова", StringComparison.Ordinal) || text.EndsWith("ева", StringComparison.Ordinal) || text.EndsWith("ина", StringComparison.Ordinal)))
                    yield return spelled with { Text = spelled.Text[..^1] + "ov*", Use = name.Use };
            }
        }

        if (entity is not { Origin: "ko", Type: "person" } || name.Use != NameUse.Plain || !KoreanNames.IsName(text))
            yield break;
        foreach (var latin in KoreanNames.Latin(text).Concat(KoreanNames.ThroughCyrillic(text)))
            yield return new WatchedName("any", latin);
        foreach (var own in KoreanNames.ByOwnLetters(text))
            yield return own;
        foreach (var cyrillic in KoreanNames.Cyrillic(text))
            yield return new WatchedName("ru", cyrillic);
        foreach (var kana in KoreanNames.Katakana(text))
            yield return new WatchedName("ja", kana);
        foreach (var arabic in KoreanNames.Arabic(text))
            yield return arabic;
    }

    /// <summary>A foreign name as a machine reads it aloud that takes it for Chinese; short ones may be real Chinese names.</summary>
    private static IEnumerable<WatchedName> ChineseReadings(string text, WatchedName name, WatchedEntity entity)
    {
        const int shortest = 6;
        if (name is not { Language: "zh", Use: NameUse.Plain } || entity is not ({ Type: "country" or "person" } or { Type: "place", Origin: not null, Side: not null } or { Type: "media" or "organization", Side: not null }) || entity is { Side: null, Names: var all } && text != all.First(n => n.Language == "zh").Text
            || text.Length is < 2 or > 8 || entity.Type == "person" && text.Length == 2 && name != entity.Names.First(n => n.Language == "zh") || Pinyin.Of(text) is not { } syllables)
            yield break;
        var letters = syllables.Sum(s => s.Length);
        if (letters < shortest)
            yield break;
        var use = text.Length > 2 || entity.Type == "person" ? NameUse.Plain : NameUse.Weak;
        var first = char.ToUpperInvariant(syllables[0][0]) + syllables[0][1..];
        var rest = string.Concat(syllables.Skip(1));
        if (entity is { Type: "person", Origin: "ko" } && text[0] == '朴')
            yield return new WatchedName("any", $"Piao {char.ToUpperInvariant(rest[0])}{rest[1..]}", use);
        if (entity is { Type: "person", Origin: "ko" })
            yield return new WatchedName("any", $"{first} {char.ToUpperInvariant(rest[0])}{rest[1..]}", use);
        else
            yield return new WatchedName("any", first + rest, use);
        if (syllables.Length > 3 || syllables.Length > 2 && entity is { Type: "country" } or { Type: "person", Origin: "ko" })
            yield return new WatchedName("any", string.Join(' ', syllables.Select(s => char.ToUpperInvariant(s[0]) + s[1..])), use);
    }

    private static bool IsAdjective(string text) =>
        text.EndsWith("ный", StringComparison.Ordinal) || text.EndsWith("ний", StringComparison.Ordinal) || text.EndsWith("ного", StringComparison.Ordinal) || text.EndsWith("ному", StringComparison.Ordinal) || text.EndsWith("ным", StringComparison.Ordinal) || text.EndsWith("ном", StringComparison.Ordinal);

    private static bool IsAbbreviation(string text) => text.Length > 1 && char.IsUpper(text[1]);

    private static IEnumerable<string> OwnSpellings(string text, WatchedName name, WatchedEntity entity)
    {
        yield return text;
        // "For the" is written together and swallows a letter of the article: الوكالة, للوكالة.
        if (name.Language == "ar" && text.StartsWith("ال", StringComparison.Ordinal) && text.Contains(' ', StringComparison.Ordinal))
            yield return string.Concat("لل", text.AsSpan(2));
        if (Script.IsHangul(text[^1]) && text.Contains(' ', StringComparison.Ordinal) && text.Length < 8)
            yield return text.Replace(" ", "", StringComparison.Ordinal);
        if (entity.Type != "person" || name.Use != NameUse.Plain || entity.Origin != "ko")
            yield break;
        if (text.Length == 3 && Script.IsHangul(text[0]) && Script.IsHangul(text[2]))
            yield return $"{text[0]} {text[1..]}";
        var words = text.Split(' ');
        if (words.Length == 3 && Script.IsLatin(char.ToLowerInvariant(text[0])))
            yield return $"{words[1]} {words[2]} {words[0]}";
    }

    /// <summary>A country counts within every longer name and holds no other; what belongs to a side counts within longer names (the Security Council of Russia is not that of the UN).</summary>
    private static FormTraits NestingOf(WatchedEntity entity) =>
        entity.Type switch { "country" => FormTraits.Nests | FormTraits.Whole, "place" when entity.Side is not null => FormTraits.Nests | FormTraits.Place, "organization" when entity.Side is not null => FormTraits.Nests, _ => FormTraits.None };

    private static IEnumerable<Form> Decoy(WatchedName name) =>
        NamePattern.Unfold(name.Text).SelectMany(text => SlavicDeclension.Inflect(text, name.Language, person: false, lastWordOnly: false))
            .Select(text => new Form(text, TargetKind.Decoy, 0, name.Language, FormTraits.None, EndingsOf(text, name, person: false)));

    private static IEnumerable<Form> Word(WatchedName word, TargetKind kind, ushort target) =>
        NamePattern.Unfold(word.Text).Select(text => new Form(
            text, word.Use == NameUse.Decoy ? TargetKind.Decoy : kind, target, word.Language, (IsShortLatin(text) && word.Language != "any" ? FormTraits.OwnLanguage : FormTraits.None) | (word.Use == NameUse.Weak ? FormTraits.Weak : FormTraits.None),
            Script.IsHangul(text[^1]) || Script.IsUnparted(text[^1]) ? Endings.Any : Script.IsLatin(text[^1]) ? Endings.Name : Endings.None));

    /// <param name="russian">A Russian's name: Ukrainian papers write those without capitals.</param>
    private static FormTraits TraitsOf(string text, WatchedName name, bool russian)
    {
        var traits = name.Use switch { NameUse.Weak => FormTraits.Weak, NameUse.BesideCountry => FormTraits.Weak | FormTraits.BesideCountry, _ => FormTraits.None };
        var space = text.IndexOfAny([' ', '-']);
        if (char.IsUpper(text[0]) && !(russian && name.Language == "uk" && text.Length > 4 && text.Contains('і', StringComparison.Ordinal)) && !IsUnpronounceable(text) && (space == 1 || space < 0 && (text.TrimEnd('*').Length < 6 || name.Use == NameUse.Weak)))
            traits |= FormTraits.Capital;
        if (text.Length <= 3 && text.All(char.IsUpper))
            traits |= FormTraits.AllCapitals;
        // "Trump*" would be Trumpf in another language.
        if ((IsShortLatin(text) || text.Length <= LongestShortStem && space < 0 && text[^1] == '*' && Script.IsLatin(char.ToLowerInvariant(text[0]))) && name.Language != "any")
            traits |= FormTraits.OwnLanguage;
        return traits;
    }

    private const int LongestAbbreviation = 3;

    /// <summary>Letters, with the asterisk, of a word whose beginning may be that of another word.</summary>
    private const int LongestShortStem = 8;

    /// <summary>An abbreviation of four consonants and more is no word, with capitals or without.</summary>
    private static bool IsUnpronounceable(string text) =>
        text.Length >= 4 && text.All(c => char.IsUpper(c) && !"AEIOUYАЕЁИОУЫЭЮЯІЇЄ".Contains(c, StringComparison.Ordinal));

    /// <summary>
    /// A short word that may be quite another one in another language: up to four letters, five of a common word, four
    /// of an abbreviation.
    /// </summary>
    private static bool IsShortLatin(string text)
    {
        if (text.Contains(' ', StringComparison.Ordinal) || !Script.IsLatin(char.ToLowerInvariant(text[0])))
            return false;
        var longest = text.Length > 1 && char.IsUpper(text[1]) ? 4 : char.IsUpper(text[0]) ? 4 : 5;
        return text.TrimEnd('*').Length <= longest;
    }

    /// <param name="place">A place, a weapon or an organisation of one word of one of the sides: machines leave case endings on those too.</param>
    private static Endings EndingsOf(string text, WatchedName name, bool person, bool place = false)
    {
        var last = CharacterFolding.Fold(text[^1]);
        if (Script.IsHangul(last))
            return text.Length == 1 || name.Use == NameUse.Weak ? Endings.Particle : Endings.Any;
        if (Script.IsUnparted(last))
            return Endings.Any;
        if (Script.IsCyrillic(last) && person && !text.EndsWith('*'))
            return Endings.PersonCyrillic;
        if (!Script.IsLatin(last))
            return char.IsAsciiDigit(last) ? Endings.Number : Endings.None;
        const int longPlace = 7;
        return person && text.Length > 2 || place && text.Length >= longPlace && name.Use == NameUse.Plain && !"aeiouy*".Contains(last, StringComparison.Ordinal) ? Endings.PersonLatin : name.Language == "tr" ? Endings.Turkish : Endings.Name;
    }
}
