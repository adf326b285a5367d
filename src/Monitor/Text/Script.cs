namespace Monitor.Text;

/// <summary>The letters a text is written in, as far as they tell its language.</summary>
internal enum Script
{
    None,
    Latin,
    Cyrillic,
    Arabic,
    Han,
    Japanese,
    Hangul,
    Other,
}

/// <summary>Tells the script of a text, and which scripts a language is written in.</summary>
internal static class Scripts
{
    private static readonly string[] Cyrillic = Tags("ru uk be bg sr mk kk ky tg mn tt ba cv os ce sah av lez mhr mrj myv kv tyv xal bxr krc rue");
    private static readonly string[] Arabic = Tags("ar arz fa ur ps ckb ug sd azb pnb mzn lrc");
    private static readonly string[] Others = Tags("zh wuu yue ja ko el he yi hi mr ne sa bh mai gom new bn as bpy ta te kn ml gu pa or si th lo my km ka xmf hy am bo dz dv dty");

    /// <summary>Written in two.</summary>
    private static readonly string[] AlsoLatin = Tags("sr kk mn tg tt");

    /// <summary>The script of most of a text; one ideograph says as much as a word of letters does.</summary>
    public static Script Of(ReadOnlySpan<char> text)
    {
        int hangul = 0, kana = 0, han = 0, arabic = 0, cyrillic = 0, latin = 0, other = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetter(c) || c is >= '\u00c0' and <= '\u024f' or >= '\u1e00' and <= '\u1eff') latin++;
            else if (c < '\u0370') continue;
            else if (c is >= '\u0400' and <= '\u052f') cyrillic++;
            else if (ArabicWords.IsArabic(c)) arabic++;
            else if (c is >= '\uac00' and <= '\ud7a3') hangul++;
            else if (c is >= '\u3041' and <= '\u30ff' or >= '\uff66' and <= '\uff9d') kana++;
            else if (c is >= '\u3400' and <= '\u4dbf' or >= '\u4e00' and <= '\u9fff') han++;
            else if (char.IsLetter(c)) other++;
        }

        var letters = Math.Max(Math.Max(latin, cyrillic), Math.Max(arabic, other));
        if (hangul > letters / 4 && hangul >= kana)
            return Script.Hangul;
        if (kana > 0 && kana + han > letters / 4)
            return Script.Japanese;
        if (han > letters / 4)
            return Script.Han;
        return letters == 0 ? Script.None
            : letters == latin ? Script.Latin : letters == cyrillic ? Script.Cyrillic : letters == arabic ? Script.Arabic : Script.Other;
    }

    public static bool Writes(Script script, string language) => script switch
    {
        Script.Cyrillic => Cyrillic.Contains(language),
        Script.Arabic => Arabic.Contains(language),
        Script.Latin => AlsoLatin.Contains(language) || !Cyrillic.Contains(language) && !Arabic.Contains(language) && !Others.Contains(language),
        _ => Others.Contains(language),
    };

    private static string[] Tags(string list) => list.Split(' ');
}
