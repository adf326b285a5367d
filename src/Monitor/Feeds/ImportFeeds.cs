using Monitor.Feeds.Documents;
using Monitor.Storage;

namespace Monitor.Feeds;

/// <summary>What taking in a feed list came to.</summary>
internal abstract record ImportedFeeds
{
    private ImportedFeeds() { }

    /// <param name="Added">Feeds that are new.</param>
    /// <param name="Known">Feeds that were there already.</param>
    /// <param name="Skipped">One line for each outline that is no feed address.</param>
    public sealed record Imported(int Added, int Known, IReadOnlyList<string> Skipped) : ImportedFeeds;

    /// <summary>Nothing was stored. <paramref name="Reason"/> is one line that names the file.</summary>
    public sealed record Refused(string Reason) : ImportedFeeds;
}

/// <summary>Takes in a feed list (OPML) without asking any of its servers: the first polls tell which of them answer.</summary>
internal sealed class ImportFeeds(Database database, FeedStore feeds, TimeProvider time)
{
    public async Task<ImportedFeeds> RunAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path))
            return new ImportedFeeds.Refused($"{path}: no such file");
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(path, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ImportedFeeds.Refused($"{path}: cannot be opened ({e.Message})");
        }

        return Opml.Parse(FeedDecoder.Decode(bytes, contentType: null).Text) switch
        {
            OpmlReading.Read list => await StoreAsync(list, ct),
            OpmlReading.Unreadable unreadable => new ImportedFeeds.Refused($"{path}: {unreadable.Reason}"),
            var other => throw new InvalidOperationException($"a reading of an unknown kind: {other.GetType().Name}"),
        };
    }

    private async Task<ImportedFeeds> StoreAsync(OpmlReading.Read list, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var added = await database.WriteAsync(session => AddAllAsync(session, list.Feeds, now), ct);
        return new ImportedFeeds.Imported(added, list.Feeds.Count - added, list.Skipped);
    }

    private async Task<int> AddAllAsync(Session session, IReadOnlyList<FeedEntry> entries, DateTimeOffset now)
    {
        var added = 0;
        foreach (var entry in entries)
            added += await feeds.AddAsync(session, entry, now) is null ? 0 : 1;
        return added;
    }
}
