using System.Net;
using Microsoft.Extensions.Options;

namespace Monitor.Feeds.Http;

/// <summary>
/// The one door to the network for everything a person or a document names: guarded addresses, its own redirect loop, no cookies,
/// no proxy, no Referer. Bounded on every side: 64 KB of headers, a body limit after decompression, and one time limit over all
/// hops from the first byte sent to the last byte read, which is also the least rate: a server that drips its body a byte a second
/// is cut off when the time is over. Failures are answers of one line, not exceptions.
/// </summary>
internal sealed class GuardedHttp : IDisposable
{
    private const int MostRedirects = 5;

    private const string FeedTypes =
        "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.8";

    private readonly HttpClient client;
    private readonly AnswerReader reader;
    private readonly TimeSpan timeout;

    public GuardedHttp(AddressGuard guard, IOptions<FeedsOptions> options, TimeProvider time)
        : this(GuardedConnection.CreateHandler(guard), options.Value, time)
    {
    }

    /// <param name="handler">Made by <see cref="GuardedConnection"/>; a test lets it trust a certificate or believe a name first.</param>
    internal GuardedHttp(SocketsHttpHandler handler, FeedsOptions options, TimeProvider time)
    {
        reader = new AnswerReader(options.MaximumBytes, time);
        timeout = options.Timeout;
        client = new HttpClient(handler)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", FeedTypes);
    }

    /// <inheritdoc cref="SendAsync"/>
    /// <param name="conditions">Validators of the last answer, or <see cref="Conditions.None"/>.</param>
    public Task<HttpAnswer> GetAsync(Uri url, Conditions conditions, CancellationToken ct) =>
        SendAsync(new GuardedRequest(url) { Conditions = conditions }, ct);

    /// <summary>One request with at most five redirects, each hop checked again.</summary>
    public async Task<HttpAnswer> SendAsync(GuardedRequest request, CancellationToken ct)
    {
        // Real time on purpose: it bounds a real network, also where a test turns the clock.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(timeout);
        try
        {
            return await FollowAsync(request, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new HttpAnswer.Refused(
                $"{WebAddress.Shown(request.Url)}: no complete answer within {timeout.TotalSeconds:0} s; raise Feeds__Timeout if the server is merely slow", HttpFault.Late);
        }
        catch (Exception e) when (HttpFailure.Is(e))
        {
            return HttpFailure.Answer(request.Url, e);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpAnswer> FollowAsync(GuardedRequest request, CancellationToken ct)
    {
        var hop = request.Url;
        var allPermanent = true;
        for (var hops = 0; hops <= MostRedirects; hops++)
        {
            if (!WebAddress.IsWeb(hop))
                return new HttpAnswer.Refused($"{WebAddress.Shown(hop)}: not an http or https address", HttpFault.Blocked);
            if (request.Objection is { } objection && await objection(hop, ct) is { } reason)
                return new HttpAnswer.Refused($"{WebAddress.Shown(hop)}: {reason}", HttpFault.Blocked);
            var step = await HopAsync(request, WebAddress.Bare(hop), ct);
            if (step is Step.Arrived arrived)
                return hops > 0 && allPermanent ? arrived.Answer with { MovedTo = WebAddress.Moved(request.Url, hop) } : arrived.Answer;
            var sent = (Step.SentOn)step;
            hop = sent.To;
            allPermanent &= sent.Status is 301 or 308;
            request = request.After(sent.Status);
        }

        return new HttpAnswer.Refused($"{WebAddress.Shown(hop)}: more than {MostRedirects} redirects, the last one to here", HttpFault.Answer);
    }

    private async Task<Step> HopAsync(GuardedRequest request, Uri hop, CancellationToken ct)
    {
        try
        {
            return await ExchangeAsync(request, hop, HttpVersion.Version20, ct);
        }
        catch (Exception e) when (HttpFailure.IsProtocol(e))
        {
            return await ExchangeAsync(request, hop, HttpVersion.Version11, ct);
        }
    }

    private async Task<Step> ExchangeAsync(GuardedRequest request, Uri hop, Version version, CancellationToken ct)
    {
        using var message = request.To(hop, version);
        using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
        return AnswerReader.Redirect(response, hop) is { } next
            ? reader.ToWait(response, hop) is { } wait ? new Step.Arrived(wait) : new Step.SentOn(next, (int)response.StatusCode)
            : new Step.Arrived(await reader.ReadAsync(response, hop, ct));
    }

    private abstract record Step
    {
        private Step() { }

        public sealed record Arrived(HttpAnswer Answer) : Step;

        public sealed record SentOn(Uri To, int Status) : Step;
    }
}
