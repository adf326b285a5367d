using System.Net;
using Microsoft.Extensions.Options;
using Monitor.Hosting;
using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>What the form answers; it tells nothing about the address.</summary>
internal abstract record SignUpResult
{
    private SignUpResult() { }

    /// <summary>"If this address can get mail from us, a message is on its way", whatever the address is to us.</summary>
    public sealed record Accepted : SignUpResult;

    /// <summary>A field cannot be used, whoever asks.</summary>
    public sealed record Refused(string Field, string Input, string Problem) : SignUpResult;

    /// <summary>The visitor's network has sent too many; says nothing about any address.</summary>
    public sealed record Limited : SignUpResult;
}

/// <summary>
/// Takes a sign-up from the public form. It only writes the wish down: the address is looked up later, by the worker, so that the
/// form does the same work, and takes the same time, for an address that is new, waiting, confirmed or suppressed.
/// </summary>
internal sealed class SignUp(
    Database database, SignUpStore signUps, Enrol enrol, IOptions<SecurityOptions> limits, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <param name="from">The visitor's address.</param>
    public async Task<SignUpResult> RunAsync(SubscriptionRequest request, IPAddress? from, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return RequestReader.Read(request) switch
        {
            RequestReading.Understood understood => await StoreAsync(request, understood.Wish, ClientNetwork.OfVisitor(from), now, ct),
            RequestReading.Refused refused => new SignUpResult.Refused(refused.Field, refused.Input, refused.Problem),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    private Task<SignUpResult> StoreAsync(SubscriptionRequest request, Wish wish, string network, DateTimeOffset now, CancellationToken ct) =>
        database.WriteAsync<SignUpResult>(async session =>
        {
            if (await enrol.UnknownAsync(session, wish) is { } unknown)
                return new SignUpResult.Refused(nameof(SubscriptionRequest.Topics), unknown.Slug, unknown.Problem);
            await signUps.LockAsync(session);
            if (await signUps.CountAsync(session, network, now - Window) >= limits.Value.SignUpsPerNetwork)
                return new SignUpResult.Limited();
            await signUps.AddAsync(session, network, request, wish.Email, now);
            Failpoint.Hit(Failpoint.SignedUp);
            return new SignUpResult.Accepted();
        }, ct);
}
