namespace Monitor.EndToEnd.Rig;

/// <summary>An article of the demo's newsroom, as its source file labels it.</summary>
/// <param name="About"><c>related</c>, <c>lookalike</c> or <c>other</c>.</param>
internal sealed record NewsroomItem(string File, string Language, string Title, string About);

/// <summary>The demo's sample articles, read from the sources: what the digest should and must not hold.</summary>
internal static class Newsroom
{
    public static IReadOnlyList<NewsroomItem> Read() =>
        [.. Directory.GetFiles(Repository.File("src", "Monitor", "Cli", "Demo", "Newsroom"), "*.txt").Order(StringComparer.Ordinal).SelectMany(ReadFile)];

    private static IEnumerable<NewsroomItem> ReadFile(string file)
    {
        // A head of `key: value` lines, then blocks: `## title`, `key: value` lines, an empty line, the text.
        var blocks = ("\n" + File.ReadAllText(file).ReplaceLineEndings("\n")).Split("\n## ");
        var language = Value(blocks[0].Split('\n'), "language") ?? throw new InvalidDataException($"{file}: no language");
        foreach (var block in blocks[1..])
        {
            var lines = block.Split('\n');
            var about = Value(lines.Skip(1).TakeWhile(line => line.Length > 0), "about")
                ?? throw new InvalidDataException($"{file}: '{lines[0]}' has no about");
            yield return new NewsroomItem(Path.GetFileName(file), language, lines[0].Trim(), about);
        }
    }

    private static string? Value(IEnumerable<string> lines, string key) =>
        lines.FirstOrDefault(line => line.StartsWith(key + ":", StringComparison.Ordinal))?[(key.Length + 1)..].Trim();
}
