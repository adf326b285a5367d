using System.Collections.Frozen;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Zone abbreviations that mean one offset in practice. Those that name several places far apart (IST, AST, ECT …) are left
/// out: no date is better than a wrong one.
/// </summary>
internal static class ZoneNames
{
    private static readonly FrozenDictionary<string, int> Minutes = Table().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Offset from UTC of a zone as feeds write it: <c>+0200</c>, <c>+02:00</c>, <c>Z</c>, <c>CEST</c>, <c>GMT+2</c>; null when unknown.</summary>
    public static TimeSpan? Offset(string zone)
    {
        var text = zone.Trim();
        var comment = text.IndexOf('(', StringComparison.Ordinal);
        if (comment >= 0)
            text = comment == 0 ? text.Trim('(', ')', ' ') : text[..comment].Trim();
        if (text.Length == 0)
            return TimeSpan.Zero;
        if (Minutes.TryGetValue(text, out var minutes))
            return TimeSpan.FromMinutes(minutes);
        foreach (var prefix in (string[])["GMT", "UTC", "UT", "Z"])
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && Numeric(text[prefix.Length..].Trim()) is { } relative)
                return relative;
        }

        return Numeric(text) ?? NumericThenName(text);
    }

    /// <summary>"+0200 CEST": the number counts.</summary>
    private static TimeSpan? NumericThenName(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 ? Numeric(text[..space]) : null;
    }

    private static TimeSpan? Numeric(string text)
    {
        if (text.Length < 2 || text[0] is not ('+' or '-' or '\u2212'))
            return null;
        var digits = text[1..].Replace(":", "", StringComparison.Ordinal);
        if (digits.Length is 0 or > 4 || !digits.All(char.IsAsciiDigit))
            return null;
        var number = int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        var (hours, minutes) = digits.Length <= 2 ? (number, 0) : (number / 100, number % 100);
        if (hours > 14 || minutes > 59)
            return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return text[0] == '+' ? offset : -offset;
    }

    private static Dictionary<string, int> Table()
    {
        var table = new Dictionary<string, int>();
        foreach (var entry in """
            Z 0 UT 0 UTC 0 GMT 0 WET 0 WEST 60 BST 60 CET 60 CEST 120 MET 60 MEZ 60 MEST 120 MESZ 120 EET 120 EEST 180
            MSK 180 MSD 240 TRT 180 SAST 120 CAT 120 EAT 180 WAT 60 PKT 300 NPT 345 ICT 420 WIB 420 WITA 480 WIT 540
            HKT 480 SGT 480 PHT 480 AWST 480 JST 540 KST 540 ACST 570 ACDT 630 AEST 600 AEDT 660 NZST 720 NZDT 780
            EST -300 EDT -240 CST -360 CDT -300 MST -420 MDT -360 PST -480 PDT -420 AKST -540 AKDT -480 HST -600
            NST -210 NDT -150 ADT -180 BRT -180 ART -180 CLT -240 COT -300 PET -300 VET -240
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2))
        {
            table[entry[0]] = int.Parse(entry[1], System.Globalization.CultureInfo.InvariantCulture);
        }

        return table;
    }
}
