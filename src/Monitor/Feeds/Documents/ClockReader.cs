namespace Monitor.Feeds.Documents;

/// <summary>
/// The time of day: <c>8:00</c>, <c>08:00:05.123</c>, <c>15h04</c>, <c>15 Uhr</c>, <c>3 pm</c>, <c>15時04分</c>, <c>kl. 15.04</c>.
/// Each reader answers how many tokens it took: 0 when no clock stands there, <see cref="Broken"/> when there is a wrong one.
/// </summary>
internal static class ClockReader
{
    public const int Broken = -1;

    public static int Read(in DateLine line, int at, ref DateParts parts)
    {
        if (!line.IsNumber(at, 2))
            return 0;
        var taken = line.Continues(at + 1, ':', 2) ? Colons(line, at, ref parts)
            : line.Has(at + 1, WordRoles.Hour) ? HourWord(line, at, ref parts)
            : parts.HasDate || IsAnnounced(line, at) ? Dots(line, at, ref parts)
            : 0;
        if (taken < 0)
            return Broken;
        var half = HalfOfDay(line, at + Math.Max(taken, 1), out var role);
        if (half == 0 || (taken == 0 && !parts.SetClock(line[at].Value, 0, 0)))
            return half == 0 ? taken : Broken;
        parts.Half = role;
        return Math.Max(taken, 1) + half;
    }

    /// <summary>ISO 8601 without colons behind the T: <c>08</c>, <c>0800</c>, <c>080000</c>, fraction allowed.</summary>
    public static int Compact(in DateLine line, int at, ref DateParts parts)
    {
        if (!line.IsNumber(at, 6) || !SetCompact(line[at].Value, line[at].Length, ref parts))
            return Broken;
        var fraction = Fraction(line, at + 1);
        // Parts of an hour or a minute (T08.5) nobody writes; they must not pass for parts of a second.
        return fraction > 0 && line[at].Length < 6 ? Broken : 1 + fraction;
    }

    public static bool SetCompact(long digits, int length, ref DateParts parts) => length switch
    {
        1 or 2 => parts.SetClock(digits, 0, 0),
        4 => parts.SetClock(digits / 100, digits % 100, 0),
        6 => parts.SetClock(digits / 10_000, digits / 100 % 100, digits % 100),
        _ => false,
    };

    private static int Colons(in DateLine line, int at, ref DateParts parts)
    {
        var (taken, second) = (3, 0L);
        if (line.Continues(at + taken, ':', 2))
        {
            second = line[at + taken + 1].Value;
            taken += 2;
            taken += Fraction(line, at + taken);
        }

        // 8:0:0:0 is no time, and whether 15:04.05 tells seconds or parts of a minute nobody knows.
        if (line.Continues(at + taken, ':', 9) || line.Continues(at + taken, '.', 9))
            return Broken;
        parts.ClockMayBegin = taken == 3 && !(line.IsWord(at - 1) && line.Text(at - 1) is ("T" or "t"));
        return parts.SetClock(line[at].Value, line[at + 2].Value, second) ? taken : Broken;
    }

    /// <summary>Parts of a second are not kept: no reader needs them, and feeds write noise there.</summary>
    private static int Fraction(in DateLine line, int at) =>
        line.Continues(at, '.', 9) || line.Continues(at, ',', 9) || (line.Continues(at, ':', 3) && line[at + 1].Length == 3) ? 2 : 0;

    private static int HourWord(in DateLine line, int at, ref DateParts parts)
    {
        var (taken, minute, second) = (2, 0L, 0L);
        if (line.IsNumber(at + 2, 2) && (line.Attached(at + 2) || line.Has(at + 3, WordRoles.Minute)))
        {
            minute = line[at + 2].Value;
            taken += line.Has(at + 3, WordRoles.Minute) ? 2 : 1;
            if (line.IsNumber(at + taken, 2) && line.Has(at + taken + 1, WordRoles.Second))
            {
                second = line[at + taken].Value;
                taken += 2;
            }
        }

        return parts.SetClock(line[at].Value, minute, second) ? taken : Broken;
    }

    /// <summary><c>15.04</c>, <c>15.04.05</c>: looks like a date, so the date must be there already, or a word announce it.</summary>
    private static int Dots(in DateLine line, int at, ref DateParts parts)
    {
        if (parts.HasClock || !line.Continues(at + 1, '.', 2) || line[at + 2].Length != 2)
            return 0;
        var seconds = line.Continues(at + 3, '.', 2) && line[at + 4].Length == 2;
        parts.SetClock(line[at].Value, line[at + 2].Value, seconds ? line[at + 4].Value : 0);
        return seconds ? 5 : 3;
    }

    private static bool IsAnnounced(in DateLine line, int at)
    {
        var before = line.IsSign(at - 1, '.') ? at - 2 : at - 1;
        return line.IsWord(before) && line.Text(before) is "kl" or "klo" or "klokka" or "kello" or "ore";
    }

    /// <summary><c>PM</c>, <c>p.m.</c>, <c>p. m.</c>, <c>μ.μ.</c>: the tokens it takes.</summary>
    private static int HalfOfDay(in DateLine line, int at, out WordRoles role)
    {
        const WordRoles Halves = WordRoles.Am | WordRoles.Pm;
        role = line.Meaning(at).Roles & Halves;
        // In East Asia (from U+3000) the half of the day stands before the hour: 25 오후 3:04 has no 25th hour.
        if (role != 0)
            return line.Text(at)[0] < '\u3000' ? 1 : 0;
        if (!line.IsWord(at) || !line.IsSign(at + 1, '.') || !line.IsWord(at + 2) || line[at].Length + line[at + 2].Length != 2)
            return 0;
        ReadOnlySpan<char> letters = [line.Text(at)[0], line.Text(at + 2)[0]];
        role = DateWords.Of(letters).Roles & Halves;
        return role == 0 ? 0 : 3;
    }
}
