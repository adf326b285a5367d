using System.Runtime.CompilerServices;

namespace Monitor.Feeds.Documents;

/// <summary>A number whose place in the date is not yet known. <see cref="Joint"/>: the sign that ties it to the number before, or a space.</summary>
internal readonly record struct DateNumber(int Value, byte Digits, char Joint, bool IsDay, bool IsYear)
{
    public bool IsShort => Digits <= 2 && !IsYear;
}

[InlineArray(Room)]
internal struct DateNumbers
{
    public const int Room = 4;

    private DateNumber first;
}

/// <summary>What a date text was found to say, still in the order of its words; 0 or null where it says nothing.</summary>
internal struct DateParts
{
    public DateNumbers Numbers;
    public int Count;

    public int Year;
    public int Month;
    /// <summary>The month that was written as a word.</summary>
    public WordMeaning Named;
    public int NumbersBeforeName;
    public int Day;
    public byte Weekday;

    public bool HasClock;
    public int Hour;
    public int Minute;
    public int Second;
    public WordRoles Half;
    /// <summary>Hours and minutes with nothing of ISO 8601 about them: a second time may follow, <c>14:00-15:30</c>.</summary>
    public bool ClockMayBegin;

    public TimeSpan? Offset;
    public bool OffsetIsNumeric;
    public TimeZoneInfo? Zone;
    /// <summary>A remark in brackets that may be a zone, but none we know.</summary>
    public bool HasStrangeRemark;
    /// <summary>A word told the language to be one that puts the day first.</summary>
    public bool IsDayFirst;
    /// <summary>Written with the Korean words for year, month, day, or half of the day.</summary>
    public bool IsKorean;

    public readonly bool HasZone => Offset is not null || Zone is not null;

    public readonly bool HasName => Named.Month > 0;

    /// <summary>The date itself is told, so that what follows is a time or a zone.</summary>
    public readonly bool HasDate => Year > 0 || Count >= 3 || ((HasName || Month > 0) && Count >= 2);

    /// <summary>False when there are more numbers than any date has.</summary>
    public bool Add(DateNumber number)
    {
        if (Count == DateNumbers.Room)
            return false;
        Numbers[Count++] = number;
        return true;
    }

    /// <summary>False when a clock was already there.</summary>
    public bool SetClock(long hour, long minute, long second)
    {
        if (HasClock)
            return false;
        (HasClock, Hour, Minute, Second) = (true, (int)hour, (int)minute, (int)second);
        return true;
    }
}
