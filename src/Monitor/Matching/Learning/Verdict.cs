namespace Monitor.Matching.Learning;

/// <summary>What a person says of an item for a topic.</summary>
internal enum Verdict
{
    More,
    Less,
}

/// <summary>An item with its verdict.</summary>
/// <param name="Id">Orders the items, so that sums come out the same whatever came first.</param>
internal sealed record JudgedItem(long Id, Verdict Verdict, ItemView View);
