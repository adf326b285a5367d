using System.Globalization;
using Monitor.Storage;

namespace Monitor.Matching.Learning;

/// <summary>Proposes when it is time again, which outlasts restarts and is shared by all processes.</summary>
internal sealed class ProposeDueDrift(ProposeDrift propose, SettingsStore settings, TimeProvider time)
{
    private const string LookedAt = "drift.looked_at";

    /// <returns>Proposals made; 0 when it is not time.</returns>
    public async Task<int> RunAsync(TimeSpan every, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (await settings.GetAsync(LookedAt, ct) is { } text && long.TryParse(text, CultureInfo.InvariantCulture, out var looked)
            && now < DateTimeOffset.FromUnixTimeMilliseconds(looked) + every)
            return 0;
        var made = await propose.RunAsync(null, ct);
        await settings.SetAsync(LookedAt, now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), ct);
        return made;
    }
}
