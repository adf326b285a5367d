using System.Collections.Frozen;
using System.Globalization;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Zone abbreviations that mean one offset in practice: RFC 822 first (CST is Chicago's, not China's), then unambiguous use.
/// Those that name several places far apart (IST, AST, ECT …) and the military letters, which RFC 822 printed with the wrong sign,
/// are left out: no date is better than a wrong one.
/// </summary>
internal static class ZoneNames
{
    /// <summary>What North Americans write for "the time now valid there", summer or winter.</summary>
    private static readonly FrozenDictionary<string, string> Customs = new Dictionary<string, string>
    {
        ["ET"] = "America/New_York",
        ["CT"] = "America/Chicago",
        ["MT"] = "America/Denver",
        ["PT"] = "America/Los_Angeles",
        ["AT"] = "America/Halifax",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Areas = new[]
    {
        "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific", "Etc",
        "US", "Canada", "Brazil", "Chile", "Mexico",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Minutes =
        Table().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static TimeSpan? Offset(ReadOnlySpan<char> name) => Minutes.TryGetValue(name, out var minutes) ? TimeSpan.FromMinutes(minutes) : null;

    public static TimeZoneInfo? Customary(ReadOnlySpan<char> name) =>
        Customs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    /// <summary>A zone of the tz database by its full name; null for another, or when the machine has no tz database.</summary>
    public static TimeZoneInfo? Region(ReadOnlySpan<char> id)
    {
        var slash = id.IndexOf('/');
        return slash > 0 && Areas.GetAlternateLookup<ReadOnlySpan<char>>().Contains(id[..slash])
            && TimeZoneInfo.TryFindSystemTimeZoneById(id.ToString(), out var zone) ? zone : null;
    }

    private static Dictionary<string, int> Table()
    {
        var table = new Dictionary<string, int>();
        foreach (var entry in """
            Z 0 UT 0 UTC 0 GMT 0 WET 0 WEST 60 BST 60 CET 60 CEST 120 MET 60 MEZ 60 MEST 120 MESZ 120 EET 120 EEST 180
            MSK 180 MSD 240 TRT 180 SAST 120 CAT 120 EAT 180 WAT 60 PKT 300 NPT 345 ICT 420 WIB 420 WITA 480 WIT 540
            HKT 480 SGT 480 PHT 480 AWST 480 JST 540 KST 540 ACST 570 ACDT 630 AEST 600 AEDT 660 NZST 720 NZDT 780
            EST -300 EDT -240 CST -360 CDT -300 MST -420 MDT -360 PST -480 PDT -420 AKST -540 AKDT -480 HST -600
            NST -210 NDT -150 ADT -180 BRT -180 ART -180 CLT -240 CLST -180 COT -300 PET -300 VET -240 UYT -180 BOT -240
            BRST -120 IDT 180 IRST 210 UZT 300 MYT 480 ChST 600 HDT -540 HNE -300 HAE -240 HNC -360 HAC -300 HNP -480 HAP -420
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2))
        {
            table[entry[0]] = int.Parse(entry[1], CultureInfo.InvariantCulture);
        }

        return table;
    }
}
