using System.Globalization;
using System.Reflection;

namespace Monitor.Cli.Demo;

/// <summary>One feed of the sample newsroom, as its text file tells it.</summary>
internal sealed record SampleFeed(string Slug, string Title, string Format, string Language, string Behaviour, IReadOnlyList<SampleItem> Items);

/// <summary>One entry of a sample feed.</summary>
/// <param name="Age">How long before the demo it was published.</param>
/// <param name="Round">Poll from which it is there: 1 or 2.</param>
internal sealed record SampleItem(string Title, string Summary, TimeSpan Age, int Round, string? Author);

/// <summary>Reads the sample newsroom that the program carries.</summary>
internal static class NewsroomFile
{
    private const string Prefix = "Monitor.Cli.Demo.Newsroom.";

    public static IReadOnlyList<SampleFeed> ReadAll()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name);
                using var reader = new StreamReader(stream);
                return Read(reader.ReadToEnd());
            })
            .ToList();
    }

    public static SampleFeed Read(string text)
    {
        var blocks = text.ReplaceLineEndings("\n").Split("\n## ");
        var head = Keys(blocks[0].Split("\n---")[0].Split('\n'));
        return new SampleFeed(head["slug"], head["title"], head["format"], head["language"], head["behaviour"],
            blocks.Skip(1).Select(ReadItem).ToList());
    }

    private static SampleItem ReadItem(string block)
    {
        var lines = block.Split('\n');
        var blank = Array.FindIndex(lines, string.IsNullOrWhiteSpace);
        var keys = Keys(lines[1..blank]);
        var summary = string.Join(' ', lines[blank..].Where(line => line.Trim().Length > 0)).Trim();
        var round = keys.TryGetValue("round", out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : 1;
        return new SampleItem(lines[0].Trim(), summary, Age(keys["age"]), round, keys.GetValueOrDefault("author"));
    }

    private static Dictionary<string, string> Keys(IEnumerable<string> lines) => lines
        .Select(line => line.Split(':', 2))
        .Where(parts => parts.Length == 2)
        .ToDictionary(parts => parts[0].Trim(), parts => parts[1].Split("  (")[0].Trim(), StringComparer.Ordinal);

    /// <summary><c>5h10m</c>, <c>45m</c>, <c>70h</c>.</summary>
    private static TimeSpan Age(string text)
    {
        var (hours, minutes) = text.Split('h') switch
        {
            [var h, ""] => (h, "0"),
            [var h, var m] => (h, m.TrimEnd('m')),
            _ => ("0", text.TrimEnd('m')),
        };
        return TimeSpan.FromHours(int.Parse(hours, CultureInfo.InvariantCulture)) + TimeSpan.FromMinutes(int.Parse(minutes, CultureInfo.InvariantCulture));
    }
}
