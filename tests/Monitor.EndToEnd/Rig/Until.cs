using System.Diagnostics;
using Xunit;

namespace Monitor.EndToEnd.Rig;

/// <summary>The one place that waits: looks again every 50 ms until it sees what it wants, or fails saying what never came.</summary>
internal static class Until
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>The first value that is not null.</summary>
    /// <param name="what">What is waited for, as the failure shall name it.</param>
    /// <param name="step">Time between two looks that cost something.</param>
    public static async Task<T> SeenAsync<T>(Func<Task<T?>> look, TimeSpan limit, Func<string> what, TimeSpan? step = null) where T : class
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (await look() is { } seen)
                return seen;
            if (watch.Elapsed > limit)
                throw new TimeoutException($"not within {limit.TotalSeconds:0} s: {what()}");
            await Task.Delay(step ?? Step, TestContext.Current.CancellationToken);
        }
    }

    public static Task TrueAsync(Func<Task<bool>> look, TimeSpan limit, Func<string> what, TimeSpan? step = null) =>
        SeenAsync(async () => await look() ? "" : null, limit, what, step);

    public static Task TrueAsync(Func<bool> look, TimeSpan limit, Func<string> what, TimeSpan? step = null) =>
        TrueAsync(() => Task.FromResult(look()), limit, what, step);
}
