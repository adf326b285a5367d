using System.Globalization;

namespace Monitor.Text;

/// <summary>What a character is to the tokeniser.</summary>
[Flags]
internal enum CharKind : byte
{
    None = 0,
    Letter = 1,
    Digit = 2,

    /// <summary>Written above, below or around the letter before it; composed with it or dropped.</summary>
    Mark = 4,

    /// <summary>A vowel sign of an Indic script: part of a word, never its start.</summary>
    Vowel = 8,

    /// <summary>Han, kana, Hangul: written without the spaces that would cut words.</summary>
    Ideograph = 16,
    Apostrophe = 32,

    /// <summary>Soft hyphen, zero-width and bidirectional marks, byte order mark, Arabic tatweel: a word reads the same without it.</summary>
    Ignored = 64,
    Hyphen = 128,
}

/// <summary>The kind of every character of the Basic Multilingual Plane, looked up in one step.</summary>
internal static class Characters
{
    private static readonly CharKind[] Kinds = Table();

    public static CharKind KindOf(char c) => Kinds[c];

    public static bool Is(char c, CharKind kinds) => (Kinds[c] & kinds) != 0;

    public static bool IsAsciiLetter(char c) => (uint)((c | 0x20) - 'a') < 26;

    private static CharKind[] Table()
    {
        var kinds = new CharKind[char.MaxValue + 1];
        for (var i = 0; i < kinds.Length; i++)
            kinds[i] = Find((char)i);
        return kinds;
    }

    private static CharKind Find(char c) => c switch
    {
        '\'' or '‘' or '’' or 'ʼ' or '＇' => CharKind.Apostrophe,
        '-' or '\u2010' or '\u2011' or '\u2012' or '\u2212' or '\ufe63' or '\uff0d' => CharKind.Hyphen,
        '\u00ad' or '\u0640' or '\u061c' or '\u180e' or '\ufeff' => CharKind.Ignored,
        >= '\u200b' and <= '\u200f' or >= '\u202a' and <= '\u202e' or >= '\u2060' and <= '\u206f' => CharKind.Ignored,
        >= '\u3041' and <= '\u3096' or >= '\u309d' and <= '\u30ff' or >= '\u3400' and <= '\u4dbf' or >= '\u4e00' and <= '\u9fff'
            or >= '\uac00' and <= '\ud7a3' or >= '\uf900' and <= '\ufaff' or >= '\uff66' and <= '\uff9d' => CharKind.Ideograph,
        '\u309b' or '\u309c' or '\uff9e' or '\uff9f' => CharKind.Mark,
        _ => ByCategory(c),
    };

    private static CharKind ByCategory(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.DecimalDigitNumber => CharKind.Digit,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => CharKind.Mark,
        UnicodeCategory.SpacingCombiningMark => CharKind.Vowel,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharKind.Letter,
        _ => CharKind.None,
    };
}
