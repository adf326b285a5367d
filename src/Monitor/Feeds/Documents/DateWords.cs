using System.Buffers;
using Monitor.Text;

namespace Monitor.Feeds.Documents;

/// <summary>What a word other than a name may do in a date; some do several things, the place decides.</summary>
[Flags]
internal enum WordRoles : ushort
{
    None = 0,
    /// <summary>Says nothing: at, um, de, года.</summary>
    Filler = 1,
    Am = 2,
    Pm = 4,
    /// <summary>Follows the number of a day: st, er, º.</summary>
    Ordinal = 8,
    Hour = 16,
    Minute = 32,
    Second = 64,
    Year = 128,
    Month = 256,
    Day = 512,
    /// <summary>The number of the month follows: tháng 11.</summary>
    MonthAhead = 1024,
    /// <summary>Belongs to a language that writes 11.12. for the eleventh of December.</summary>
    DayFirst = 2048,
}

/// <summary>
/// Month 1–12 or 0; <see cref="OtherMonth"/> where two languages mean different months (listopada: Polish November, Croatian
/// October); weekday 1 (Sunday) – 7, <see cref="SomeDay"/> where languages differ, or 0.
/// </summary>
internal readonly record struct WordMeaning(byte Month, byte OtherMonth, byte Weekday, WordRoles Roles)
{
    public const byte SomeDay = 8;

    public bool IsKnown => Month > 0 || Weekday > 0 || Roles != WordRoles.None;
}

/// <summary>The words of dates, without regard to case and accents.</summary>
internal static class DateWords
{
    /// <summary>Units that follow their number in Chinese, Japanese and Korean.</summary>
    public static readonly SearchValues<char> Units = SearchValues.Create("年月日號号時时点點分秒년월일시분초");

    private static readonly (WordRoles Role, string Words)[] Roles =
    [
        (WordRoles.Filler, "at on the of dem le la les el los las de del d di il alle ore à às as a en m year day ad l al hrs hr hs heures heure horas feira lúc ngày tanggal pukul يوم الساعة יום בשעה στις წლის წ"),
        (WordRoles.Filler | WordRoles.DayFirst, "um den der uhr kl klo klokka kello om o w u v в у г год года ч р року о об од o r od dne dnia zi ora vers und saat gada godz hod uur ure"),
        (WordRoles.Am, "am ap 午前 上午 오전 πμ ص पूर्वाह्न"),
        (WordRoles.Pm, "pm ip 午後 下午 오후 μμ م अपराह्न"),
        (WordRoles.Ordinal, "st nd rd th er re e ère ème o a ый го th"),
        (WordRoles.Hour, "h uhr 時 时 点 點 시"),
        (WordRoles.Minute, "m min mn 分 분"),
        (WordRoles.Second, "s sec 秒 초"),
        (WordRoles.Year, "年 년"),
        (WordRoles.Month, "月 월"),
        (WordRoles.Day, "日 號 号 일"),
        (WordRoles.MonthAhead, "tháng thg"),
    ];

    private static readonly Dictionary<string, WordMeaning>.AlternateLookup<ReadOnlySpan<char>> Known =
        Build().GetAlternateLookup<ReadOnlySpan<char>>();

    public static WordMeaning Of(ReadOnlySpan<char> word) =>
        Known.TryGetValue(Folds(word) ? Folding.Fold(word) : word, out var meaning) ? meaning : default;

    /// <summary>Accents go in Latin, Greek, Cyrillic, Arabic; in Indic scripts (from U+0900) the marks are the vowels.</summary>
    private static bool Folds(ReadOnlySpan<char> word) => word.ContainsAnyInRange('\u0080', '\u08FF');

    private static Dictionary<string, WordMeaning> Build()
    {
        var known = new Dictionary<string, WordMeaning>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, month) in CalendarNames.Of(CalendarNames.Months))
            Add(known, name, m => m with { Month = m.Month == 0 ? month : m.Month, OtherMonth = m.Month == 0 || m.Month == month ? m.OtherMonth : month });
        foreach (var (name, day) in CalendarNames.Of(CalendarNames.Weekdays))
            Add(known, name, m => m with { Weekday = m.Weekday == 0 || m.Weekday == day ? day : WordMeaning.SomeDay });
        foreach (var (role, words) in Roles)
            foreach (var word in words.Split(' '))
                Add(known, word, m => m with { Roles = m.Roles | role });
        foreach (var (start, meaning) in Beginnings(known))
            known.TryAdd(start, meaning);
        return known;
    }

    private static void Add(Dictionary<string, WordMeaning> known, string name, Func<WordMeaning, WordMeaning> change)
    {
        var key = Folds(name) ? Folding.Fold(name) : name;
        known[key] = change(known.GetValueOrDefault(key));
    }

    /// <summary>
    /// Abbreviations nobody listed: three letters or more with which only one month's or one day's names begin. Those that begin
    /// several mean nothing.
    /// </summary>
    private static Dictionary<string, WordMeaning> Beginnings(Dictionary<string, WordMeaning> known)
    {
        var starts = new Dictionary<string, WordMeaning>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, whole) in known.Where(word => word.Value.Month > 0 || word.Value.Weekday > 0))
        {
            var meaning = whole with { Roles = WordRoles.None };
            for (var length = 3; length < name.Length; length++)
                starts[name[..length]] = starts.TryGetValue(name[..length], out var other) && other != meaning ? default : meaning;
        }

        return starts;
    }
}
