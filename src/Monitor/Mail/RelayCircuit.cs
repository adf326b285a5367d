namespace Monitor.Mail;

/// <summary>Stops knocking at a relay that takes no mail: open for a while, then one message tries it.</summary>
internal sealed class RelayCircuit
{
    private readonly Lock gate = new();
    private DateTimeOffset openUntil = DateTimeOffset.MinValue;
    private bool broken;

    /// <summary>How many messages may be tried now: none, one as a probe, or <paramref name="most"/>.</summary>
    public int Room(int most, DateTimeOffset now)
    {
        lock (gate)
            return now < openUntil ? 0 : broken ? 1 : most;
    }

    public void Break(DateTimeOffset until)
    {
        lock (gate)
            (broken, openUntil) = (true, until);
    }

    public void Mend()
    {
        lock (gate)
            (broken, openUntil) = (false, DateTimeOffset.MinValue);
    }
}
