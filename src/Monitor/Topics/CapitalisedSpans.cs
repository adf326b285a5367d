using Monitor.Text;

namespace Monitor.Topics;

/// <summary>A run of capitalised words that no concept covers.</summary>
/// <param name="Text">As written.</param>
/// <param name="Key">Folded.</param>
/// <param name="Opens">True when it stands first in its sentence, where every word has a capital.</param>
internal sealed record CapitalisedSpan(string Text, string Key, bool Opens);

/// <summary>Candidate names of a sentence, in scripts that have capitals.</summary>
internal static class CapitalisedSpans
{
    private const int LongestName = 4;

    public static IEnumerable<CapitalisedSpan> Of(ReadText read)
    {
        // Every German noun has a capital, so there it tells nothing: names the lexicon lacks stay unseen.
        if (read.Language == "de")
            yield break;
        var covered = new bool[read.Text.Length + 1];
        foreach (var mention in read.Mentions)
            Array.Fill(covered, true, mention.Start, mention.Length);
        for (var at = 0; at < read.Tokens.Count; at++)
        {
            var first = at;
            while (at < read.Tokens.Count && at - first < LongestName && IsNamePart(read, at, covered) && (at == first || Adjacent(read, at)))
                at++;
            if (at == first)
                continue;
            at--;
            var span = read.Text[read.Tokens[first].Start..read.Tokens[at].End];
            if (span.Length >= 3)
                yield return new CapitalisedSpan(span, Folding.Fold(span), first == 0);
        }
    }

    private static bool IsNamePart(ReadText read, int at, bool[] covered)
    {
        var token = read.Tokens[at];
        return char.IsUpper(read.Text[token.Start]) && !covered[token.Start] && !Stopwords.Contains(token.Fold, read.Language);
    }

    private static bool Adjacent(ReadText read, int at) =>
        read.Text[read.Tokens[at - 1].End..read.Tokens[at].Start] is " " or "-" or "\u00a0";
}
