using System.Globalization;
using Monitor.Feeds.Documents;

namespace Monitor.Items;

/// <summary>
/// The instant an item counts as published, beside what its feed wrote. A date that cannot be is not believed: a later one than
/// an hour from now becomes the time it was first seen, one before the web is no date. What was written is kept.
/// </summary>
/// <param name="At">Null when not known.</param>
/// <param name="Raw">The text that could not be read, or the instant that was not believed (ISO 8601); null for a sound date.</param>
internal sealed record PublishedDate(DateTimeOffset? At, string? Raw)
{
    /// <summary>Clocks of publishers go wrong by minutes, and by an hour when their zone does.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static PublishedDate Of(ParsedEntry entry, DateTimeOffset firstSeenAt)
    {
        if ((entry.Published ?? entry.Updated) is not { } written)
            return new PublishedDate(null, entry.PublishedRaw);
        if (written > firstSeenAt + Ahead)
            return new PublishedDate(firstSeenAt, entry.PublishedRaw ?? Iso(written));
        return written < Earliest
            ? new PublishedDate(null, entry.PublishedRaw ?? Iso(written))
            : new PublishedDate(written, entry.PublishedRaw);
    }

    public static string Iso(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
