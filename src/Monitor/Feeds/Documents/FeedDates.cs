namespace Monitor.Feeds.Documents;

/// <summary>
/// Dates as feeds write them: RFC 822/2822, ISO 8601/W3C-DTF, and the orders, names and zones of other traditions. Knows no
/// culture and no zone of the machine; what it is not sure of it does not read. One pass: characters to tokens
/// (<see cref="DateToken"/>), tokens to parts (<see cref="DateScanner"/>), parts to the one instant they can mean (<see cref="DateOrder"/>).
/// </summary>
internal static class FeedDates
{
    private const int Longest = 80;
    private const int MostTokens = 48;

    /// <summary>
    /// The instant, in UTC and to the second; null when the text is not surely a date of 1970 to 2199. A date without a zone
    /// counts as UTC, one without a clock as its midnight.
    /// </summary>
    public static DateTimeOffset? Parse(string? text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length is 0 or > Longest)
            return null;
        Span<DateToken> tokens = stackalloc DateToken[MostTokens];
        var line = new DateLine(trimmed, tokens[..DateToken.Split(trimmed, tokens)]);
        if (line.Count == 1 && CompactDates.IsAlone(line[0], out var told))
            return told;
        if (CompactDates.IsTruncated(line, out var month))
            return month;
        var parts = default(DateParts);
        return line.Count > 0 && DateScanner.Scan(line, ref parts) ? DateOrder.Instant(ref parts) : null;
    }
}
