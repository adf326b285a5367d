using Monitor.Text;

namespace Monitor.Items;

/// <summary>Tells whether a feed's text looks like the beginning of an article and not like the whole of it.</summary>
internal static class Truncation
{
    /// <summary>Shorter texts are teasers. An ideograph tells about as much as two letters.</summary>
    private const int Short = 250;

    /// <summary>An invitation stands at the end, before at most a title, a site's name and an arrow.</summary>
    private const int Tail = 200;

    private static readonly string[] Ellipses = ["…", "...", "…)", "...)"];

    private static readonly string[] Invitations =
    [
        "[…]", "[...]", "continue reading", "read more", "read the full", "weiterlesen", "mehr lesen", "lire la suite", "en savoir plus", "lire plus",
        "leer más", "seguir leyendo", "sigue leyendo", "leia mais", "continue lendo", "leggi tutto", "continua a leggere", "czytaj dalej", "czytaj więcej",
        "lees meer", "читать далее", "читать дальше", "читати далі", "続きを読む", "阅读全文", "閱讀全文", "더 보기", "더보기", "اقرأ المزيد", "المزيد",
    ];

    public static bool Looks(string summary)
    {
        if (summary.Length + summary.Count(Tokenizer.IsIdeograph) < Short)
            return true;
        var tail = summary[^Math.Min(summary.Length, Tail)..].TrimEnd();
        return Ellipses.Any(ellipsis => tail.EndsWith(ellipsis, StringComparison.Ordinal))
            || Invitations.Any(invitation => tail.Contains(invitation, StringComparison.OrdinalIgnoreCase));
    }
}
