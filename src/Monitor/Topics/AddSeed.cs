using Monitor.Seeds;
using Monitor.Storage;

namespace Monitor.Topics;

/// <summary>Derives a seed's topics and stores both in one transaction.</summary>
internal sealed class AddSeed(Database database, SeedStore seeds, TopicStore topics, TopicDeriver deriver, TimeProvider time)
{
    /// <returns>The stored topics; empty when the same article was added before.</returns>
    public async Task<IReadOnlyList<StoredTopic>> RunAsync(Seed seed, string author, CancellationToken ct)
    {
        var derived = deriver.Derive(seed);
        return await database.WriteAsync<IReadOnlyList<StoredTopic>>(async session =>
        {
            if (await seeds.AddAsync(session, seed, time.GetUtcNow()) is not { } id)
                return [];
            var taken = (await TopicStore.SlugsAsync(session)).ToHashSet(StringComparer.Ordinal);
            var stored = new List<StoredTopic>();
            foreach (var topic in derived)
                stored.Add(await topics.SaveAsync(session, topic with { Slug = Free(topic.Slug, taken) }, id.Value, author, $"derived from « {seed.Title} »"));
            return stored;
        }, ct);
    }

    private static string Free(string slug, HashSet<string> taken)
    {
        var free = slug;
        for (var n = 2; !taken.Add(free); n++)
            free = $"{slug}-{n}";
        return free;
    }
}
