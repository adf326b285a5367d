using Monitor.Hosting;
using Monitor.Seeds;

namespace Monitor.Cli;

/// <summary>The article a person named: a file.</summary>
internal sealed class SeedInput(SeedReader reader)
{
    public async Task<Seed> ReadAsync(string input, CancellationToken ct) =>
        reader.Read(input, await BytesAsync(input, ct));

    private static async Task<byte[]> BytesAsync(string path, CancellationToken ct) =>
        File.Exists(path)
            ? await File.ReadAllBytesAsync(path, ct)
            : throw new UserError(path, Directory.Exists(path) ? "is a folder; name the article in it" : "there is no such file");
}
