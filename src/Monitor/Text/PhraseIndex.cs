namespace Monitor.Text;

/// <summary>A phrase found in a text.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="Count">Tokens it spans.</param>
internal readonly record struct PhraseHit<T>(T Owner, int First, int Count);

/// <summary>
/// Finds many phrases in one pass over a text's tokens. A phrase is kept under the hash of its first word, its first two or three;
/// those that share them are compared word by word, so the cost hardly grows with the number of phrases. A look-up allocates
/// nothing. Phrases may be added at any time, but not while another thread looks one up.
/// </summary>
internal sealed class PhraseIndex<T>
{
    private const short UnknownLanguage = -2;

    /// <summary>Words looked up together.</summary>
    private const int Run = 64;

    private readonly PhraseWords words = new();
    private readonly PhraseKeys keys = new();
    private readonly List<string> languages = [];
    private Entry[] entries = new Entry[16];
    private int count;

    /// <summary>Adds one written form; a form without a word is passed over.</summary>
    /// <param name="form">Words; <c>*</c> ends a word of which any ending counts; a leading <c>=</c> asks for exact case.</param>
    /// <param name="language">Language the form is written in.</param>
    /// <param name="onlyThere">True: found only in texts of that language (or of none known).</param>
    /// <param name="stemmed">True: inflections count (common words); false: only the form as it is (names).</param>
    public void Add(string form, string language, bool onlyThere, bool stemmed, T owner)
    {
        var first = words.Count;
        var length = words.Add(form, language, stemmed);
        if (length == 0)
            return;
        var next = keys.Put(words.Slice(first, length), words.FirstStates, count);
        if (count == entries.Length)
            Array.Resize(ref entries, count * 2);
        entries[count++] = new Entry(new Phrase(first, (short)length, onlyThere ? NumberOf(language) : Phrase.Anywhere, PhraseKeys.IsSure(words.Slice(first, length)), next), owner);
    }

    /// <summary>Appends all phrases in the text, in order of their first token; overlapping ones too.</summary>
    public void Find(string text, TokenList tokens, string language, List<PhraseHit<T>> hits)
    {
        if (count == 0)
            return;
        var search = new Search(text, tokens, language == "und" ? Phrase.Anywhere : Known(language), hits);
        Span<PhraseHeads> heads = stackalloc PhraseHeads[Run];
        for (var first = 0; first < tokens.Count; first += Run)
        {
            var run = heads[..Math.Min(Run, tokens.Count - first)];
            keys.Look(tokens, first, run);
            for (var i = 0; i < run.Length; i++)
            {
                if (!run[i].IsNone)
                    From(new PhrasePart(tokens, first + i), run[i], search);
                foreach (ref readonly var joined in tokens.JoinedAt(first + i))
                {
                    var part = new PhrasePart(tokens, joined);
                    From(part, keys.Look(part), search);
                }
            }
        }
    }

    private void From(in PhrasePart part, in PhraseHeads heads, in Search search)
    {
        Take(heads.Fold, part, part.Next, search);
        if (heads.Fold.HasLonger)
            FromLonger(part, part, part.Fold, stems: false, search);
        Take(heads.Stem, part, part.Next, search);
        if (heads.Stem.HasLonger)
            FromLonger(part, part, part.Stem, stems: true, search);
        for (var lengths = heads.PrefixLengths; lengths != 0; lengths &= lengths - 1)
            if (System.Numerics.BitOperations.TrailingZeroCount(lengths) is var length && length > part.Lead)
                Take(keys.Prefix(part.States[length - 1]), part, part.Next, search);
    }

    /// <summary>Phrases kept under one word more.</summary>
    /// <param name="hash">Of the words up to <paramref name="last"/>.</param>
    private void FromLonger(in PhrasePart first, in PhrasePart last, ulong hash, bool stems, in Search search)
    {
        if (last.Next >= search.Tokens.Count)
            return;
        With(first, new PhrasePart(search.Tokens, last.Next), hash, stems, search);
        foreach (ref readonly var joined in search.Tokens.JoinedAt(last.Next))
            With(first, new PhrasePart(search.Tokens, joined), hash, stems, search);
    }

    private void With(in PhrasePart first, in PhrasePart next, ulong hash, bool stems, in Search search)
    {
        hash = FoldedWord.Pair(hash, stems ? next.Stem : next.Fold);
        var head = stems ? keys.Stems(hash) : keys.Folds(hash);
        Take(head, first, next.Next, search);
        if (head.HasLonger)
            FromLonger(first, next, hash, stems, search);
    }

    /// <summary>Goes along a chain of phrases that may begin with a part.</summary>
    /// <param name="kept">Index of the token after the words the chain is kept under.</param>
    private void Take(PhraseHead head, in PhrasePart part, int kept, in Search search)
    {
        var phrase = head.Phrase;
        while (phrase != PhraseHead.None)
        {
            var (form, owner) = entries[phrase];
            if (Speaks(form.Language, search.Language) && (form.IsSure ? kept : EndFrom(form, 0, part, search)) is var end && end > 0)
                search.Hits.Add(new PhraseHit<T>(owner, part.First, end - part.First));
            phrase = form.Next;
        }
    }

    /// <summary>Index of the token after the phrase when its words from <paramref name="word"/> on stand in the text, else 0.</summary>
    private int EndFrom(in Phrase phrase, int word, in PhrasePart part, in Search search)
    {
        var asked = words[phrase.First + word];
        if (!asked.Fits(part)
            || asked.Glued && search.Tokens[part.First - 1].End != part.Start
            || asked.Kind == WordKind.Exact && !words.IsWritten(phrase.First + word, search.Text.AsSpan(part.Start, part.End - part.Start)))
            return 0;
        if (word + 1 == phrase.Count)
            return part.Next;
        if (part.Next == search.Tokens.Count)
            return 0;
        var end = EndFrom(phrase, word + 1, new PhrasePart(search.Tokens, part.Next), search);
        foreach (ref readonly var joined in search.Tokens.JoinedAt(part.Next))
            end = end > 0 ? end : EndFrom(phrase, word + 1, new PhrasePart(search.Tokens, joined), search);
        return end;
    }

    private static bool Speaks(short phrase, short text) => phrase == Phrase.Anywhere || phrase == text || text == Phrase.Anywhere;

    private short Known(string language) => languages.IndexOf(language) is var number && number >= 0 ? (short)number : UnknownLanguage;

    private short NumberOf(string language)
    {
        if (!languages.Contains(language))
            languages.Add(language);
        return (short)languages.IndexOf(language);
    }

    /// <summary>A phrase and whose it is, side by side: what is found is read once.</summary>
    private readonly record struct Entry(Phrase Phrase, T Owner);

    private readonly record struct Search(string Text, TokenList Tokens, short Language, List<PhraseHit<T>> Hits);
}
