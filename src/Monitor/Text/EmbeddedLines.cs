using System.Reflection;

namespace Monitor.Text;

/// <summary>The lexicon's plain files, carried inside the program so that it works from any folder.</summary>
internal static class EmbeddedLines
{
    private const string Prefix = "Monitor.Text.Lexicon.";

    /// <summary>By name without ending, so that <c>countries</c> comes before <c>countries-extra</c>, which adds to it.</summary>
    public static IEnumerable<string> FileNames => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..])
        .OrderBy(name => name[..^".txt".Length], StringComparer.Ordinal);

    /// <summary>Lines of one file without comments and blank lines, each with its number.</summary>
    public static IEnumerable<(int Number, string Text)> Of(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + file)
            ?? throw new InvalidOperationException($"lexicon file {file} is not in the program");
        using var reader = new StreamReader(stream);
        for (var number = 1; reader.ReadLine() is { } line; number++)
            if (line.Length > 0 && line[0] != '#')
                yield return (number, line);
    }
}
