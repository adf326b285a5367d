using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Dates as feeds write them: RFC 822/2822, ISO 8601/W3C-DTF, and the common other orders. Knows no culture and no zone of the
/// machine; what it is not sure of it does not read.
/// </summary>
internal static partial class FeedDates
{
    private const int Longest = 80;

    private static readonly string[] Months =
    [
        "january janvier januar enero января gennaio janeiro", "february février fevrier februar febrero февраля febbraio fevereiro",
        "march mars märz maerz marzo марта março", "april avril abril апреля aprile", "may mai mayo мая maggio maio",
        "june juin juni junio июня giugno junho", "july juillet juli julio июля luglio julho", "august août aout agosto августа",
        "september septembre septiembre сентября settembre setembro", "october octobre oktober octubre октября ottobre outubro",
        "november novembre noviembre ноября novembro", "december décembre decembre dezember diciembre декабря dicembre dezembro",
    ];

    /// <summary>The instant, in UTC; null when the text is not surely a date. A date without a zone counts as UTC.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
            return null;
        var trimmed = text.Trim();
        foreach (var pattern in (Regex[])[Iso(), DayFirst(), MonthFirst(), UnixDate()])
        {
            var match = pattern.Match(trimmed);
            if (match.Success)
                return Instant(match);
        }

        return null;
    }

    private static DateTimeOffset? Instant(Match match)
    {
        var month = Number(match, "month") ?? Month(match.Groups["name"].Value);
        var zone = ZoneNames.Offset(match.Groups["zone"].Value);
        var year = Century(match.Groups["year"].Value);
        var (hour, minute, second) = (Hour(match), Number(match, "minute") ?? 0, Math.Min(Number(match, "second") ?? 0, 59));
        var day = Number(match, "day") ?? 1;
        if (month is not (>= 1 and <= 12) || zone is null || year is < 1970 or > 2199 || hour is null or > 24 || minute > 59
            || day < 1 || day > DateTime.DaysInMonth(year, month.Value) || (hour == 24 && minute + second > 0))
            return null;
        var local = new DateTime(year, month.Value, day, 0, minute, second, DateTimeKind.Unspecified).AddHours(hour.Value);
        return new DateTimeOffset(local, TimeSpan.Zero) - zone.Value;
    }

    private static int? Hour(Match match)
    {
        var hour = Number(match, "hour") ?? 0;
        return match.Groups["half"].Value.ToUpperInvariant() switch
        {
            "" => hour,
            _ when hour is < 1 or > 12 => null,
            "AM" => hour % 12,
            _ => (hour % 12) + 12,
        };
    }

    /// <summary>RFC 2822 §4.3: two digits up to 49 are this century, three digits count from 1900.</summary>
    private static int Century(string year)
    {
        var number = int.Parse(year, CultureInfo.InvariantCulture);
        return year.Length switch { 2 => number + (number < 50 ? 2000 : 1900), 3 => number + 1900, _ => number };
    }

    /// <summary>A month by its name or by at least the first three letters of it.</summary>
    private static int? Month(string name)
    {
        if (name.Length < 3)
            return null;
        var found = Months
            .Select((names, index) => (names, index))
            .Where(m => m.names.Split(' ').Any(full => full.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                || (name.Length == 4 && name.StartsWith("sept", StringComparison.OrdinalIgnoreCase) && m.index == 8)))
            .ToList();
        return found.Count == 1 ? found[0].index + 1 : null;
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } g ? int.Parse(g.Value, CultureInfo.InvariantCulture) : null;

    private const string Clock = @"(?<hour>[0-9]{1,2})[:.](?<minute>[0-9]{2})(?:[:.](?<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?(?:\s*(?<half>[AaPp][Mm])\b)?";

    [GeneratedRegex(@"^(?<year>[0-9]{4})(?:[-/]?(?<month>[0-9]{2})(?:[-/]?(?<day>[0-9]{2})(?:(?:\s*T\s*|\s+)(?<hour>[0-9]{2}):?(?<minute>[0-9]{2})(?::?(?<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?\s*(?<zone>\S.{0,20})?)?)?)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?:\p{L}+\.?,?\s*)?(?<day>[0-9]{1,2})(?:st|nd|rd|th|\.|er)?[\s-]+(?<name>\p{L}+)\.?,?[\s-]+(?<year>[0-9]{4}|[0-9]{2,3})(?:,?\s+" + Clock + @")?\s*(?<zone>[^0-9\s].{0,20})?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?:\p{L}+\.?,?\s+)?(?<name>\p{L}+)\.?\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?<year>[0-9]{4})(?:(?:,|\s+at|\s+-)?\s+" + Clock + @")?\s*(?<zone>[^0-9\s].{0,20})?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"^(?:\p{L}+\.?,?\s+)?(?<name>\p{L}+)\.?\s+(?<day>[0-9]{1,2})\s+" + Clock + @"\s+(?<zone>(?:[A-Z]{1,5}|[+-][0-9]{4})\s+)?(?<year>[0-9]{4})$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex UnixDate();
}
