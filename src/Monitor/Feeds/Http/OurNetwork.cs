namespace Monitor.Feeds.Http;

/// <summary>
/// Tells our own network's failure from a feed's. The rule: a failure to reach a host at all (its name cannot be resolved, no
/// route, no answer to a connection) counts against its feeds only when some other host has answered within the last two minutes,
/// which shows that our network works. While nobody answers, feeds are told as failing and asked again at their usual interval,
/// but no feed climbs the ladder of back-off: after an outage of ours all are back within one interval. A name that is dead for
/// good climbs as soon as other feeds are polled beside it.
/// </summary>
internal sealed class OurNetwork
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(2);

    private readonly Lock door = new();
    private (string Host, DateTimeOffset At)? last;

    /// <summary>The last answer of a host other than that of <see cref="last"/>.</summary>
    private (string Host, DateTimeOffset At)? other;

    /// <summary>A host has answered something, be it an error.</summary>
    public void Answered(string host, DateTimeOffset at)
    {
        lock (door)
        {
            if (last is { } latest && latest.Host != host)
                other = latest;
            last = (host, at);
        }
    }

    /// <summary>Whether another host than <paramref name="host"/> has answered lately. A clock that was set back proves nothing.</summary>
    public bool Works(string host, DateTimeOffset now)
    {
        lock (door)
        {
            var witness = last is { } latest && latest.Host != host ? last : other;
            return witness is { } seen && (now - seen.At).Duration() <= Memory;
        }
    }
}
