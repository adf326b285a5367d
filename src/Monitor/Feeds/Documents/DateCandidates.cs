namespace Monitor.Feeds.Documents;

/// <summary>The days a text may mean. None, or several that the day of the week cannot tell apart: nothing is sure.</summary>
internal struct DateCandidates(byte weekday)
{
    private DateTime? first;
    private DateTime? fitting;
    private bool differ;
    private bool severalFit;

    public readonly DateTime? Sure => !differ ? first : severalFit ? null : fitting;

    public void Add(int year, int month, int day)
    {
        if (!DateOrder.IsDay(year, month, day))
            return;
        var date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        differ |= first is { } other && other != date;
        first ??= date;
        if (weekday != (int)date.DayOfWeek + 1)
            return;
        severalFit |= fitting is { } another && another != date;
        fitting ??= date;
    }

    /// <summary>
    /// Numbers only: 2026-11-24, 24.11.2026, 11/24/2026. Dots mean the day comes first in every language of CLDR; but English
    /// writers put them too, so a word must tell that it is one of those languages.
    /// </summary>
    public void AddNumbers(DateNumber a, DateNumber b, DateNumber c, bool dayFirst)
    {
        var dotted = b.Joint == '.' && c.Joint == '.';
        if (a.Digits == 4 && b.Digits <= 3 && c.IsShort)
        {
            Add(a.Value, b.Value, c.Value);
        }
        else if (c.Digits == 4 && a.IsShort && b.IsShort)
        {
            Add(c.Value, b.Value, a.Value);
            if (first is null || !dotted || !dayFirst)
                Add(c.Value, a.Value, b.Value);
        }
        else if (c.Digits == 2 && a.IsShort && b.IsShort)
        {
            AddShort(a, b, c, dotted);
        }
    }

    /// <summary>
    /// A month, 2026-11 or 11/2026, counts from its first day. A single digit behind a dot would be a decimal number.
    /// </summary>
    public void AddNumbers(DateNumber a, DateNumber b)
    {
        if (b.Joint is not ('-' or '/' or '.'))
            return;
        if (a.Digits == 4 && (b.Digits == 2 || (b.Digits == 1 && b.Joint != '.')))
            Add(a.Value, b.Value, 1);
        else if (a.IsShort && b.Digits == 4)
            Add(b.Value, a.Value, 1);
    }

    /// <summary>
    /// A year of two digits may stand at either end. Between dots it comes last, 30.10.23; yet Korea puts it first, 23.10.30, so
    /// that order is left out only where it would give the later year: feeds tell of the past.
    /// </summary>
    private void AddShort(DateNumber a, DateNumber b, DateNumber c, bool dotted)
    {
        Add(DateOrder.Century(c.Value), b.Value, a.Value);
        Add(DateOrder.Century(c.Value), a.Value, b.Value);
        if (a.Digits == 2 && !(dotted && DateOrder.Century(c.Value) <= DateOrder.Century(a.Value)))
            Add(DateOrder.Century(a.Value), b.Value, c.Value);
    }
}
