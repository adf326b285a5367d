using System.Collections.Concurrent;

namespace Monitor.Feeds.Http;

/// <summary>
/// Hosts that asked to be left alone (Retry-After): it counts for all their feeds, also for those that wait their turn in the same
/// cycle. Kept in memory; the feeds' due times carry it over a restart.
/// </summary>
internal sealed class HostPauses
{
    /// <summary>Nobody is left alone for longer, whatever he asks for.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, DateTimeOffset> pauses = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the host may be asked. A pause farther off than the longest one means that the clock was set back: it is over.</summary>
    public DateTimeOffset? PausedUntil(string host, DateTimeOffset now)
    {
        if (!pauses.TryGetValue(host, out var until))
            return null;
        if (until > now && until - now <= Longest)
            return until;
        pauses.TryRemove(KeyValuePair.Create(host, until));
        return null;
    }

    /// <summary>The longer of two pauses holds.</summary>
    public void Pause(string host, DateTimeOffset until) =>
        pauses.AddOrUpdate(host, until, (_, known) => known > until ? known : until);
}
