using System.IO.Compression;
using System.Net.Http.Headers;

namespace Monitor.Feeds.Http;

/// <summary>Makes an <see cref="HttpAnswer"/> of a server's response, with a bound on the body.</summary>
/// <param name="mostBytes">Counted as they leave the decompressor: a small gzip bomb ends here too.</param>
internal sealed class AnswerReader(int mostBytes, TimeProvider time)
{
    public async Task<HttpAnswer> ReadAsync(HttpResponseMessage response, Uri url, CancellationToken ct)
    {
        var answer = await OfStatusAsync(response, url, ct);
        return answer with { AnsweredBy = url, Freshness = Freshness.Of(response, time.GetUtcNow()) };
    }

    /// <summary>Where a redirect leads; null where the response is none.</summary>
    public static Uri? Redirect(HttpResponseMessage response, Uri from) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && Header(response.Headers, "Location") is { } location
            ? WebAddress.Target(from, location)
            : null;

    /// <summary>A redirect that asks to wait before it is followed (RFC 9110 §10.2.3) ends the request; null where it does not ask.</summary>
    public HttpAnswer? ToWait(HttpResponseMessage redirect, Uri from) =>
        Freshness.RetryAfter(redirect, time.GetUtcNow()) is { } wait
            ? new HttpAnswer.Refused($"{WebAddress.Shown(from)}: the server asks to wait {wait.TotalSeconds:0} s before it sends on", HttpFault.Answer, (int)redirect.StatusCode, wait)
            {
                AnsweredBy = from,
            }
            : null;

    private async Task<HttpAnswer> OfStatusAsync(HttpResponseMessage response, Uri url, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        var validators = new Conditions(Header(response.Headers, "ETag"), Header(response.Content.Headers, "Last-Modified"));
        if (status == 304)
            return new HttpAnswer.NotModified(validators);
        if (!response.IsSuccessStatusCode)
            return new HttpAnswer.Refused($"{WebAddress.Shown(url)}: the server answered {status} {response.ReasonPhrase}".TrimEnd(),
                HttpFault.Answer, status, Freshness.RetryAfter(response, time.GetUtcNow()));
        return await BodyAsync(response.Content, ct) is { } body
            ? new HttpAnswer.Body(url, body, Header(response.Content.Headers, "Content-Type"), validators, status)
            {
                Base = Base(response, url),
                Links = response.Headers.NonValidated.TryGetValues("Link", out var links) ? [.. links] : [],
            }
            : new HttpAnswer.Refused($"{WebAddress.Shown(url)}: larger than {mostBytes} bytes; raise Feeds__MaximumBytes to read it", HttpFault.Answer, status);
    }

    /// <summary>
    /// Content-Location names the very document (RFC 9110 §8.7) and is believed on the same host only: behind a proxy it often
    /// names an inner machine, and from elsewhere it would let one site speak for another.
    /// </summary>
    private static Uri Base(HttpResponseMessage response, Uri url) =>
        Header(response.Content.Headers, "Content-Location") is { } location
        && WebAddress.Target(url, location) is { } named && WebAddress.IsWeb(named) && named.IdnHost == url.IdnHost
            ? WebAddress.Bare(named)
            : url;

    private async Task<byte[]?> BodyAsync(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentLength > mostBytes)
            return null;
        await using var stream = await content.ReadAsStreamAsync(ct);
        var body = await WholeAsync(stream, ct);
        if (body is not [0x1f, 0x8b, 8, ..])
            return body;
        // A file that is gzip at rest (feed.xml.gz), or packed twice: its server does not say so in Content-Encoding.
        await using var unpacked = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        return await WholeAsync(unpacked, ct);
    }

    /// <summary>Null when it is longer than allowed.</summary>
    private async Task<byte[]?> WholeAsync(Stream stream, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, ct)) > 0)
        {
            if (body.Length + read > mostBytes)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static string? Header(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.Count > 0 ? values.First() : null;
}
