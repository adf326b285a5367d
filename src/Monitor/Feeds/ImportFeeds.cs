using Microsoft.Extensions.Options;
using Monitor.Feeds.Documents;
using Monitor.Feeds.Http;
using Monitor.Storage;

namespace Monitor.Feeds;

/// <summary>What taking in a feed list came to.</summary>
internal abstract record ImportedFeeds
{
    private ImportedFeeds() { }

    /// <param name="Added">Feeds that are new.</param>
    /// <param name="Known">Feeds that were there already, be it in another spelling.</param>
    /// <param name="Skipped">One line for each outline that was left out.</param>
    /// <param name="Repairs">What had to be mended to read the list, in words.</param>
    public sealed record Imported(int Added, int Known, IReadOnlyList<string> Skipped, IReadOnlyList<string> Repairs) : ImportedFeeds;

    /// <summary>Nothing was stored. <paramref name="Reason"/> is one line that names the file.</summary>
    public sealed record Refused(string Reason) : ImportedFeeds;
}

/// <summary>Takes in a feed list (OPML) without asking any of its servers: the first polls tell which of them answer.</summary>
internal sealed class ImportFeeds(Database database, FeedStore feeds, GuardedHttp http, IOptions<FeedsOptions> options, TimeProvider time)
{
    /// <param name="source">A file, or the address of a list.</param>
    public async Task<ImportedFeeds> RunAsync(string source, CancellationToken ct)
    {
        var (text, problem) = source.Contains("://", StringComparison.Ordinal) && !File.Exists(source)
            ? await FetchAsync(source, ct)
            : await OpenAsync(source, ct);
        if (text is null)
            return new ImportedFeeds.Refused(problem ?? $"{source}: cannot be read");
        return Opml.Parse(text) switch
        {
            OpmlReading.Read list => await StoreAsync(list, ct),
            OpmlReading.Unreadable unreadable => new ImportedFeeds.Refused($"{source}: {unreadable.Reason}"),
            var other => throw new InvalidOperationException($"a reading of an unknown kind: {other.GetType().Name}"),
        };
    }

    private async Task<(string? Text, string? Problem)> FetchAsync(string address, CancellationToken ct)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            return (null, $"{address}: not an http or https address");
        return await http.SendAsync(new GuardedRequest(url) { Accept = "text/x-opml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.8" }, ct) switch
        {
            HttpAnswer.Body body => (FeedDecoder.Decode(body.Bytes, body.ContentType).Text, null),
            HttpAnswer.Refused refused => (null, refused.Reason),
            _ => (null, $"{address}: the server answered 304 although nothing was known of the list"),
        };
    }

    private async Task<(string? Text, string? Problem)> OpenAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path))
            return (null, $"{path}: no such file");
        try
        {
            return new FileInfo(path).Length > options.Value.MaximumBytes
                ? (null, $"{path}: larger than {options.Value.MaximumBytes} bytes; raise Feeds__MaximumBytes to read it")
                : (FeedDecoder.Decode(await File.ReadAllBytesAsync(path, ct), contentType: null).Text, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"{path}: cannot be opened ({e.Message})");
        }
    }

    private async Task<ImportedFeeds> StoreAsync(OpmlReading.Read list, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var known = (await feeds.ListAsync(ct)).Select(feed => FeedAddress.Key(feed.Url)).ToHashSet();
        var unknown = list.Feeds.Where(entry => !known.Contains(FeedAddress.Key(entry.Url))).ToList();
        var added = await database.WriteAsync(session => AddAllAsync(session, unknown, now), ct);
        return new ImportedFeeds.Imported(added, list.Feeds.Count - added, list.Skipped, list.Repairs);
    }

    private async Task<int> AddAllAsync(Session session, IReadOnlyList<FeedEntry> entries, DateTimeOffset now)
    {
        var added = 0;
        foreach (var entry in entries)
            added += await feeds.AddAsync(session, entry, now) is null ? 0 : 1;
        return added;
    }
}
