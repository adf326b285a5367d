using System.Text;
using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Monitor.Feeds.Http;
using Monitor.Hosting;
using Monitor.Seeds;

namespace Monitor.Cli;

/// <summary>The article a person named: a file, or the address of a page.</summary>
internal sealed class SeedInput(SeedReader reader, GuardedHttp http)
{
    public async Task<Seed> ReadAsync(string input, CancellationToken ct) =>
        reader.Read(input, input.Contains("://", StringComparison.Ordinal) && !File.Exists(input)
            ? await PageAsync(input, ct)
            : await FileAsync(input, ct));

    private async Task<byte[]> PageAsync(string address, CancellationToken ct)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            throw new UserError(address, "is no web address; write it whole, with https://");
        return await http.GetAsync(url, Conditions.None, ct) switch
        {
            HttpAnswer.Body body => Encoding.UTF8.GetBytes(ArticlePage.ToSeedText(address, FeedDecoder.Decode(body.Bytes, body.ContentType).Text)),
            HttpAnswer.Refused refused => throw new UserError(address, Reason(address, refused.Reason)),
            _ => throw new UserError(address, "the server said the page is unchanged although nothing was known of it"),
        };
    }

    /// <summary>The reason without the address it begins with: the error names it already.</summary>
    private static string Reason(string address, string reason) =>
        reason.StartsWith(address + ": ", StringComparison.Ordinal) ? reason[(address.Length + 2)..] : reason;

    private static async Task<byte[]> FileAsync(string path, CancellationToken ct) =>
        File.Exists(path)
            ? await File.ReadAllBytesAsync(path, ct)
            : throw new UserError(path, Directory.Exists(path) ? "is a folder; name the article in it" : "there is no such file");
}
