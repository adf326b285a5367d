using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Monitor.Feeds.Http;

/// <summary>
/// The one door to the network for everything a person or a document names: guarded addresses, its own redirect loop, bounds on
/// size and time, no cookies, no proxy. Failures are answers of one line, not exceptions.
/// </summary>
internal sealed class GuardedHttp : IDisposable
{
    private const int MostRedirects = 5;

    private readonly HttpClient client;
    private readonly FeedsOptions options;
    private readonly TimeProvider time;

    public GuardedHttp(AddressGuard guard, IOptions<FeedsOptions> options, TimeProvider time)
    {
        this.options = options.Value;
        this.time = time;
        client = new HttpClient(GuardedConnection.CreateHandler(guard))
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", this.options.UserAgent);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept",
            "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.8");
    }

    /// <summary>One GET with at most five redirects, each hop checked again.</summary>
    /// <param name="conditions">Validators of the last answer, or <see cref="Conditions.None"/>.</param>
    public Task<HttpAnswer> GetAsync(Uri url, Conditions conditions, CancellationToken ct) =>
        SendAsync(new GuardedRequest(url) { Conditions = conditions }, ct);

    /// <summary>One request with at most five redirects, each hop checked again.</summary>
    public async Task<HttpAnswer> SendAsync(GuardedRequest request, CancellationToken ct)
    {
        // Real time on purpose: it bounds a real network, also where a test turns the clock.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Timeout);
        var asked = request.Url;
        try
        {
            return await FollowAsync(request, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new HttpAnswer.Refused($"{asked}: no complete answer within {options.Timeout.TotalSeconds:0} s; raise Feeds__Timeout if the server is merely slow", Passing: true);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or SocketException)
        {
            return new HttpAnswer.Refused($"{asked}: {Words(e)}", Passing: Inner<AddressRefusedException>(e) is null);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpAnswer> FollowAsync(GuardedRequest request, CancellationToken ct)
    {
        var url = request.Url;
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
                return new HttpAnswer.Refused($"{url}: not an http or https address");
            if (request.Objection is { } objection && await objection(url, ct) is { } reason)
                return new HttpAnswer.Refused($"{url}: {reason}");
            using var message = request.To(url);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct);
            if (Redirect(response, url) is not { } next)
                return await AnswerAsync(response, url, ct);
            url = next;
            request = request.After((int)response.StatusCode);
        }

        return new HttpAnswer.Refused($"{url}: more than {MostRedirects} redirects, the last one to here");
    }

    private static Uri? Redirect(HttpResponseMessage response, Uri from) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308
        && Header(response.Headers, "Location") is { } location
        && Uri.TryCreate(from, location, out var target)
            ? target
            : null;

    private async Task<HttpAnswer> AnswerAsync(HttpResponseMessage response, Uri url, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        var validators = new Conditions(Header(response.Headers, "ETag"), Header(response.Content.Headers, "Last-Modified"));
        if (status == 304)
            return new HttpAnswer.NotModified(validators);
        if (!response.IsSuccessStatusCode)
            return new HttpAnswer.Refused($"{url}: the server answered {status} {response.ReasonPhrase}".TrimEnd(), status, RetryAfter(response.Headers.RetryAfter),
                Passing: status is 429 or >= 500);
        var body = await ReadAsync(response.Content, ct);
        return body is null
            ? new HttpAnswer.Refused($"{url}: larger than {options.MaximumBytes} bytes; raise Feeds__MaximumBytes to read it", status)
            : new HttpAnswer.Body(url, body, Header(response.Content.Headers, "Content-Type"), validators, status)
            {
                Links = response.Headers.NonValidated.TryGetValues("Link", out var links) ? [.. links] : [],
            };
    }

    /// <summary>The body, or null when it is longer than allowed: bytes count as they leave the decompressor.</summary>
    private async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentLength > options.MaximumBytes)
            return null;
        await using var stream = await content.ReadAsStreamAsync(ct);
        using var body = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, ct)) > 0)
        {
            if (body.Length + read > options.MaximumBytes)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>Retry-After in either form (RFC 9110 §10.2.3).</summary>
    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);

    private static string? Header(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.Count > 0 ? values.First() : null;

    private static string Words(Exception e) => e switch
    {
        _ when Inner<AddressRefusedException>(e) is { } refused => refused.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the name cannot be resolved; check its spelling and the network",
        _ when Inner<SocketException>(e) is { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
            "the name cannot be resolved; check its spelling and the network",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => $"no secure connection ({e.InnerException?.Message ?? e.Message})",
        _ when Inner<SocketException>(e) is { } socket => $"no connection ({socket.Message})",
        InvalidDataException => "the compressed body is damaged",
        _ => $"the connection broke off ({e.Message})",
    };

    private static T? Inner<T>(Exception? e) where T : Exception
    {
        while (e is not null and not T)
            e = e.InnerException;
        return e as T;
    }
}
