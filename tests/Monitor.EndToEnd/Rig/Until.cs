using System.Diagnostics;
using Xunit;

namespace Monitor.EndToEnd.Rig;

/// <summary>The one place that waits: looks again every 50 ms until it sees what it wants, or fails saying what never came.</summary>
internal static class Until
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>The first value that is not null.</summary>
    /// <param name="what">What is waited for, as the failure shall name it.</param>
    public static async Task<T> SeenAsync<T>(Func<Task<T?>> look, TimeSpan limit, Func<string> what) where T : class
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (await look() is { } seen)
                return seen;
            if (watch.Elapsed > limit)
                throw new TimeoutException($"not within {limit.TotalSeconds:0} s: {what()}");
            await Task.Delay(Step, TestContext.Current.CancellationToken);
        }
    }

    public static Task TrueAsync(Func<Task<bool>> look, TimeSpan limit, Func<string> what) =>
        SeenAsync(async () => await look() ? "" : null, limit, what);

    public static Task TrueAsync(Func<bool> look, TimeSpan limit, Func<string> what) =>
        TrueAsync(() => Task.FromResult(look()), limit, what);
}
