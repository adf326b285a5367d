using System.Text;
using AnyAscii;

namespace Monitor.Topics;

/// <summary>A topic's lower-case ASCII name; other scripts are spelled in Latin letters.</summary>
internal static class Slug
{
    private const int Longest = 60;

    public static string Of(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in Voiced(name).Transliterate().ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        var text = slug.ToString(0, Math.Min(slug.Length, Longest)).Trim('-');
        return text.Length > 0 ? text : "topic";
    }

    /// <summary>The Arabic letters that stand for vowels, which the transliteration leaves out.</summary>
    private static string Voiced(string name) => string.Concat(name.Select(c => c switch
    {
        'ا' or 'أ' or 'إ' or 'آ' or 'ة' or 'ى' => 'a',
        'ي' => 'i',
        'و' => 'u',
        _ => c,
    }));

    public static bool IsSlug(string text) =>
        text.Length is > 0 and <= 80 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && text[0] != '-' && text[^1] != '-';
}
