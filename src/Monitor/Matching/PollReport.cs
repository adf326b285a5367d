namespace Monitor.Matching;

/// <summary>What one cycle of polling came to.</summary>
/// <param name="Ok">Feeds that gave a document.</param>
/// <param name="Unchanged">Feeds that had nothing new to say (304, or the same body).</param>
/// <param name="Busy">Feeds whose outcome could not be stored; nothing of them moved and they stay due.</param>
/// <param name="ItemsNew">Entries not seen before.</param>
/// <param name="Matched">Pairs of new item and topic that match.</param>
/// <param name="Near">Pairs that nearly match.</param>
internal sealed record PollReport(int Ok, int Unchanged, int Failed, int Busy, int ItemsNew, int Matched, int Near)
{
    public static PollReport Nothing { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public int Feeds => Ok + Unchanged + Failed + Busy;

    public static PollReport operator +(PollReport a, PollReport b) => new(
        a.Ok + b.Ok, a.Unchanged + b.Unchanged, a.Failed + b.Failed, a.Busy + b.Busy,
        a.ItemsNew + b.ItemsNew, a.Matched + b.Matched, a.Near + b.Near);
}
