using System.Globalization;

namespace Monitor.Feeds.Documents;

internal enum DateTokenKind : byte { Number, Word, Sign }

/// <summary>
/// A run of digits (of any script), a run of letters, or one other character. <see cref="Value"/> is the number or the sign;
/// <see cref="Spaced"/>: white space stands before it.
/// </summary>
internal readonly record struct DateToken(DateTokenKind Kind, byte Start, byte Length, bool Spaced, long Value)
{
    /// <summary>More digits than any date or Unix time has: 19 hold nanoseconds.</summary>
    private const int LongestNumber = 19;

    /// <summary>Splits a text of at most 255 characters; the number of tokens, or 0 when there are too many or too long ones.</summary>
    public static int Split(ReadOnlySpan<char> text, Span<DateToken> tokens)
    {
        var (count, at, spaced) = (0, 0, false);
        while (at < text.Length)
        {
            if (Space(text, at) is > 0 and var width)
            {
                (at, spaced) = (at + width, true);
                continue;
            }

            var end = End(text, at, count > 0 && tokens[count - 1].Kind == DateTokenKind.Number);
            var kind = KindOf(text[at]);
            if (count == tokens.Length || (kind == DateTokenKind.Number && end - at > LongestNumber))
                return 0;
            var value = kind switch { DateTokenKind.Number => Number(text[at..end]), DateTokenKind.Sign => Plain(text[at]), _ => 0 };
            tokens[count++] = new DateToken(kind, (byte)at, (byte)(end - at), spaced, value);
            (at, spaced) = (end, false);
        }

        return count;
    }

    /// <summary>White space of any kind, invisible marks of direction, and escapes a template forgot to undo (<c>\n</c>).</summary>
    private static int Space(ReadOnlySpan<char> text, int at) =>
        char.IsWhiteSpace(text[at]) || (text[at] > 0x7F && CharUnicodeInfo.GetUnicodeCategory(text[at]) == UnicodeCategory.Format) ? 1
        : text[at] == '\\' && at + 1 < text.Length && text[at + 1] is 'n' or 'r' or 't' ? 2
        : 0;

    private static int End(ReadOnlySpan<char> text, int at, bool afterNumber)
    {
        var kind = KindOf(text[at]);
        var end = at + 1;
        // 24日火曜日: the unit belongs to the number, the day's name begins behind it.
        if (kind == DateTokenKind.Sign || (afterNumber && DateWords.Units.Contains(text[at])))
            return end;
        while (end < text.Length && (KindOf(text[end]) == kind || (kind == DateTokenKind.Word && IsMark(text[end]))))
            end++;
        return end;
    }

    private static DateTokenKind KindOf(char c) =>
        char.IsDigit(c) ? DateTokenKind.Number : char.IsLetter(c) ? DateTokenKind.Word : DateTokenKind.Sign;

    /// <summary>Accents and vowel signs that stand as characters of their own, and the two that join or part letters.</summary>
    private static bool IsMark(char c) => c is '\u200C' or '\u200D'
        || (c > 0x7F && CharUnicodeInfo.GetUnicodeCategory(c) is (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));

    /// <summary>Full-width, Arabic and typographer's signs, as the ASCII sign they stand for.</summary>
    private static char Plain(char sign) => sign switch
    {
        '，' or '、' or '،' => ',',
        '：' => ':',
        '．' or '。' => '.',
        '／' => '/',
        '（' or '［' or '[' => '(',
        '）' or '］' or ']' => ')',
        '－' or '\u2010' or '\u2011' or '\u2212' => '-',
        '’' or '‘' or '`' => '\'',
        _ => sign,
    };

    private static long Number(ReadOnlySpan<char> digits)
    {
        var number = 0L;
        foreach (var digit in digits)
            number = unchecked((number * 10) + CharUnicodeInfo.GetDecimalDigitValue(digit));
        return number;
    }
}
