using System.Globalization;
using Monitor.Items;
using Monitor.Storage;

namespace Monitor.Matching;

/// <summary>Items that threw when they were matched: each is tried again twice, then it waits for a person.</summary>
internal sealed class FaultyItems(Database database, ItemStore items, MatchItems match, FaultStore faults, TimeProvider time)
{
    /// <returns>How many were matched after all.</returns>
    public async Task<int> RetryAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var mended = 0;
        foreach (var fault in (await faults.OfAsync(FaultKind.Item, ct)).Values.Where(fault => !fault.Waits(now)))
            mended += await RetryAsync(fault, now, ct) ? 1 : 0;
        return mended;
    }

    /// <summary>As a fault names the item.</summary>
    public static string Subject(ItemId item) => item.Value.ToString(CultureInfo.InvariantCulture);

    private async Task<bool> RetryAsync(Fault fault, DateTimeOffset now, CancellationToken ct)
    {
        if (await items.FindAsync(new ItemId(long.Parse(fault.Subject, CultureInfo.InvariantCulture)), ct) is not { } item)
        {
            await faults.RemoveAsync(FaultKind.Item, fault.Subject, ct); // its feed was removed
            return false;
        }

        await database.WriteAsync(session => match.RunAsync(session, [item], now), ct);
        // Throwing again has counted it; what was not counted again is mended.
        if ((await faults.OfAsync(FaultKind.Item, ct))[fault.Subject].Tries > fault.Tries)
            return false;
        await faults.RemoveAsync(FaultKind.Item, fault.Subject, ct);
        return true;
    }
}
