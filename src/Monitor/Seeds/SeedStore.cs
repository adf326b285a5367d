using System.Security.Cryptography;
using System.Text;
using Monitor.Storage;

namespace Monitor.Seeds;

/// <summary>The articles topics were derived from; one row an article, however often it is added.</summary>
internal sealed class SeedStore
{
    private const string Insert = """
        INSERT INTO seeds (text_hash, title, language, url, published_at, text, added_at)
        VALUES (@hash, @title, @language, @url, @published, @text, @now)
        ON CONFLICT (text_hash) DO NOTHING
        RETURNING id
        """;

    /// <returns>The new row's id, or null when the same article is stored already.</returns>
    public async Task<SeedId?> AddAsync(Session session, Seed seed, DateTimeOffset now)
    {
        var id = await session.FirstAsync<long?>(Insert, new
        {
            hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed.Title + "\n" + seed.Text))),
            title = seed.Title,
            language = seed.Language,
            url = seed.Url,
            published = seed.Published,
            text = seed.Text,
            now,
        });
        return id is null ? null : new SeedId(id.Value);
    }
}
