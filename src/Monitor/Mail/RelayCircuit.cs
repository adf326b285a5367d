namespace Monitor.Mail;

/// <summary>Stops knocking at a relay that takes no mail: open for a while, then one message tries it.</summary>
internal sealed class RelayCircuit
{
    private readonly Lock gate = new();
    private DateTimeOffset openUntil = DateTimeOffset.MinValue;
    private bool broken;
    private bool denied;

    /// <summary>How many messages may be tried now: none, one as a probe, or <paramref name="most"/>.</summary>
    public int Room(int most, DateTimeOffset now)
    {
        lock (gate)
            return now < openUntil ? 0 : broken ? 1 : most;
    }

    /// <param name="denies">The relay answered and wants no mail of ours: nothing but a message taken mends that.</param>
    public void Break(DateTimeOffset until, bool denies = false)
    {
        lock (gate)
            (broken, denied, openUntil) = (true, denied || denies, until);
    }

    /// <summary>The relay talks to us again, whatever it said of a message.</summary>
    public void Answered()
    {
        lock (gate)
        {
            if (!denied)
                (broken, openUntil) = (false, DateTimeOffset.MinValue);
        }
    }

    /// <summary>The relay took a message.</summary>
    public void Mend()
    {
        lock (gate)
            (broken, denied, openUntil) = (false, false, DateTimeOffset.MinValue);
    }
}
