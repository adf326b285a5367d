using Microsoft.Extensions.Options;
using Monitor.Hosting;

namespace Monitor.Seeds;

/// <summary>The articles of the configured folder.</summary>
internal sealed class SeedFolder(IOptions<SeedsOptions> options, SeedReader reader)
{
    /// <summary>All seeds, in name order; empty when neither the folder nor the shipped one is there.</summary>
    /// <exception cref="UserError">A file in it is no article.</exception>
    public async Task<IReadOnlyList<Seed>> ReadAsync(CancellationToken ct)
    {
        var seeds = new List<Seed>();
        foreach (var file in Files())
            seeds.Add(reader.Read(file, await File.ReadAllBytesAsync(file, ct)));
        return seeds;
    }

    private IEnumerable<string> Files()
    {
        var folder = ShippedFiles.Find(options.Value.Folder);
        return !Directory.Exists(folder)
            ? []
            : Directory.EnumerateFiles(folder).Where(file => file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".txt", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal);
    }
}
