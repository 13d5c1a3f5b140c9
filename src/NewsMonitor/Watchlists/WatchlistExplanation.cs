using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Watchlists;

/// <summary>An entry of a watchlist with every form it matches.</summary>
public sealed record ExplainedEntry(string Id, string Label, string Type, string? Side, string? Wikidata, IReadOnlyList<ExplainedForm> Forms)
{
    /// <summary>Spellings of the kind that is known by sound, where the article speaks of a side: examples, not all.</summary>
    public IReadOnlyList<string> HeardAs { get; init; } = [];

    /// <summary>When an archivist would give a topic; null for anything else.</summary>
    public string? Description { get; init; }
}

/// <param name="Form">As matched; <c>*</c> stands for the rest of a word, a hyphen at the end for the endings the language allows.</param>
/// <param name="Weak">Counts only where the context supports it.</param>
public sealed record ExplainedForm(string Language, string Form, bool Weak);

/// <summary>Shows which forms a watchlist matches: what its author wrote, and what the rules made of it.</summary>
public static class WatchlistExplanation
{
    /// <summary>The entries with that id, label or name (letter case and diacritics do not matter).</summary>
    public static IEnumerable<ExplainedEntry> Of(Watchlist watchlist, string name)
    {
        var wanted = Key(name);
        for (var i = 0; i < watchlist.Entities.Count; i++)
        {
            var entity = watchlist.Entities[i];
            var forms = FormGenerator.Of(entity, (ushort)i).ToList();
            if (entity.Id == name || Key(entity.Label) == wanted || forms.Exists(f => f.Kind == TargetKind.Entity && Key(f.Pattern) == wanted))
                yield return new ExplainedEntry(entity.Id, entity.Label, entity.Type, entity.Side, entity.Wikidata, Explain(forms, TargetKind.Entity)) { HeardAs = HeardAs(entity, forms) };
        }

        var words = FormGenerator.Words(watchlist).ToList();
        for (var i = 0; i < watchlist.Topics.Count; i++)
        {
            var topic = watchlist.Topics[i];
            if (topic.Id == name || Key(topic.Label) == wanted)
                yield return new ExplainedEntry(topic.Id, topic.Label, "topic", null, null, Explain(words.FindAll(f => f.Kind == TargetKind.Topic && f.Target == i), TargetKind.Topic)) { Description = topic.Description };
        }

        for (var i = 0; i < watchlist.Keywords.Count; i++)
        {
            var keyword = watchlist.Keywords[i];
            if (keyword.Id == name || Key(keyword.Label) == wanted)
                yield return new ExplainedEntry(keyword.Id, keyword.Label, "keyword", null, null, Explain(words.FindAll(f => f.Kind == TargetKind.Keyword && f.Target == i), TargetKind.Keyword));
        }
    }

    /// <summary>What machines and foreign ears make of a name: none of its forms, but known by its sound.</summary>
    private static List<string> HeardAs(WatchedEntity entity, List<Form> forms)
    {
        const int most = 6;
        var known = forms.Select(f => Key(f.Pattern)).ToHashSet();
        IEnumerable<string> heard = entity.Names.Where(n => n.Language == entity.Origin && n.Use is NameUse.Plain or NameUse.Weak).SelectMany(n => NamePattern.Unfold(n.Text)).SelectMany(text =>
            entity.Origin == "ko" && text.Length is 2 or 3 && text[^1] is not ('항' or '시' or '역') && text.All(Script.IsHangul) ? Sounds.ExamplesOfHangul(text, entity.Type == "person")
            : entity.Origin == "ru" && !text.Contains(' ', StringComparison.Ordinal) ? Sounds.ExamplesOfCyrillic(text) : []);
        return [.. heard.Where(h => !known.Contains(Key(h))).Distinct().Take(most)];
    }

    /// <summary>Every spelling of every name, without the part that <c>*</c> stands for: for peers that match plain texts.</summary>
    public static IReadOnlyList<string> AllForms(Watchlist watchlist) =>
        [.. FormGenerator.Names(watchlist).Where(f => f.Kind is TargetKind.Entity or TargetKind.Pair).Select(f => f.Pattern.Replace("*", "", StringComparison.Ordinal)).Distinct()];

    private static List<ExplainedForm> Explain(IEnumerable<Form> forms, TargetKind kind) => forms.Where(f => f.Kind == kind)
        .Select(f => new ExplainedForm(f.Language, f.Pattern + (f.Endings is Endings.None or Endings.Any ? "" : "-"), (f.Traits & FormTraits.Weak) != 0)).Distinct().ToList();

    private static string Key(string text)
    {
        using var folded = FoldedText.Of(text);
        return folded.Letters.ToString();
    }
}
