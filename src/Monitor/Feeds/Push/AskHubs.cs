using System.Globalization;
using Monitor.Feeds.Http;

namespace Monitor.Feeds.Push;

/// <summary>Asks the hubs what is due: to begin, to renew, to end. What came of it the hub tells in its own call (<see cref="AnswerHub"/>).</summary>
internal sealed class AskHubs(PushStore pushes, GuardedHttp http, FetchGate gate, TimeProvider time, ILogger<AskHubs> log)
{
    /// <summary>The rest is still due at the next round.</summary>
    private const int MostARound = 50;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await Task.WhenAll((await pushes.DueAsync(now, MostARound, ct)).Select(push => AskAsync(push, now, ct)));
    }

    private async Task AskAsync(PushSubscription push, DateTimeOffset now, CancellationToken ct)
    {
        var mode = push.FeedId is null ? PushMode.Unsubscribe : PushMode.Subscribe;
        await pushes.AskAsync(push, mode, now + PushTerms.UntilRetry(push.Failures), ct);
        // A hub that accepted has nothing more to say here: it comes to verify, or it does not and is asked again.
        if (await PostAsync(push, Form(push, mode), ct) is not { } refusal)
            return;
        log.HubRefused(push.FeedId?.Value, mode, refusal);
        await pushes.NoteAsync(push, refusal, ct);
    }

    /// <returns>Why the hub did not take it; null when it did.</returns>
    private async Task<string?> PostAsync(PushSubscription push, KeyValuePair<string, string>[] form, CancellationToken ct)
    {
        if (WebAddress.Parse(push.Hub) is not { } hub)
            return $"{push.Hub}: not an http or https address";
        await gate.NextAsync(WebAddress.HostOf(hub), ct);
        return await http.SendAsync(new GuardedRequest(hub) { Form = form }, ct) is HttpAnswer.Refused refused ? refused.Reason : null;
    }

    private static KeyValuePair<string, string>[] Form(PushSubscription push, string mode) =>
    [
        new("hub.mode", mode),
        new("hub.topic", push.Topic),
        new("hub.callback", push.Callback),
        new("hub.secret", push.Secret),
        new("hub.lease_seconds", PushTerms.Lease.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
    ];
}
