using System.Collections;

namespace Monitor.Text;

/// <summary>
/// The tokens of one text, in a buffer that the next text reuses. Beside each token it keeps the hash state after every
/// character, so that the hash of a prefix costs nothing. Not for two threads at once.
/// </summary>
internal sealed class TokenList : IReadOnlyList<Token>
{
    private Token[] tokens = new Token[16];
    private (int Start, int Length)[] spans = new (int, int)[16];
    private ulong[] states = new ulong[256];
    private JoinedToken[] joined = [];
    private int used;
    private int joinedCount;

    public int Count { get; private set; }

    public Token this[int index] => tokens[index];

    public ReadOnlySpan<Token> Span => tokens.AsSpan(0, Count);

    /// <summary>The hash state after each character of a token's folded word.</summary>
    public ReadOnlySpan<ulong> StatesOf(int token) => states.AsSpan(spans[token].Start, spans[token].Length);

    public ReadOnlySpan<ulong> StatesOf(in JoinedToken word) => states.AsSpan(word.States, word.Length);

    /// <summary>The hyphenated words that begin with a token, shortest first; mostly none.</summary>
    public ReadOnlySpan<JoinedToken> JoinedAt(int token)
    {
        if (joinedCount == 0)
            return [];
        var (low, high) = (0, joinedCount);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (joined[middle].First < token)
                low = middle + 1;
            else
                high = middle;
        }

        var end = low;
        while (end < joinedCount && joined[end].First == token)
            end++;
        return joined.AsSpan(low, end - low);
    }

    public IEnumerator<Token> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return tokens[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Where a word is folded before it is hashed.</summary>
    internal char[] Scratch { get; } = new char[FoldedWord.LongestFolded];

    internal void Clear() => (Count, used, joinedCount) = (0, 0, 0);

    /// <summary>Room for the states of one more word, to be filled before it is added.</summary>
    internal Span<ulong> Room()
    {
        if (used + FoldedWord.LongestFolded > states.Length)
            Array.Resize(ref states, Math.Max(states.Length * 2, used + FoldedWord.LongestFolded));
        return states.AsSpan(used);
    }

    /// <param name="length">States filled since <see cref="Room"/>.</param>
    internal void Add(Token token, int length)
    {
        if (Count == tokens.Length)
        {
            Array.Resize(ref tokens, Count * 2);
            Array.Resize(ref spans, Count * 2);
        }

        tokens[Count] = token;
        spans[Count] = (used, length);
        used += length;
        Count++;
    }

    /// <param name="length">States filled since <see cref="Room"/>.</param>
    internal void Join(int first, int count, ulong fold, ulong stem, int length)
    {
        if (joinedCount == joined.Length)
            Array.Resize(ref joined, Math.Max(4, joinedCount * 2));
        var lead = 0;
        for (var i = first; i < first + count - 1; i++)
            lead += spans[i].Length;
        joined[joinedCount++] = new JoinedToken(first, count, fold, stem, used, length, lead);
        used += length;
    }
}
