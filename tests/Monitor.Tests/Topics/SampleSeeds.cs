using Monitor.Seeds;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Topics;

/// <summary>Articles to derive from: those of the repository, and some of the tests' own writing.</summary>
internal static class SampleSeeds
{
    public static SeedReader Reader { get; } = new(new LanguageIdentifier());

    public static TopicDeriver Deriver { get; } = new(Lexicon.Shipped);

    private static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Shipped =>
        Directory.GetFiles(Path.Combine(Root, "seeds"), "*.md").Order(StringComparer.Ordinal).ToList();

    /// <summary>The articles beside the tests, of the tests' own writing: most of their names are invented, so that the lexicon cannot know them.</summary>
    public static IReadOnlyList<string> AllOwn =>
        Directory.GetFiles(Path.Combine(Root, "tests", "Monitor.Tests", "Topics", "Seeds")).Order(StringComparer.Ordinal).ToList();

    /// <summary>The brief's own article, beside the repository; not distributed with it.</summary>
    public static IReadOnlyList<string> Beside
    {
        get
        {
            var folder = Path.GetFullPath(Path.Combine(Root, "..", "shared", "seeds"));
            return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToList() : [];
        }
    }

    /// <summary>Files of one of the two places; the test shows as skipped where they are absent.</summary>
    public static IReadOnlyList<string> Files(string place)
    {
        if (place == "shipped")
            return Shipped;
        if (Beside.Count == 0)
            Assert.Skip("no ../shared/seeds/*.txt beside the repository");
        return Beside;
    }

    public static string Own(string name) => AllOwn.Single(file => Path.GetFileName(file) == name);

    public static IReadOnlyList<Topic> Derive(string file) => Deriver.Derive(Reader.Read(file, File.ReadAllBytes(file)));

    public static IReadOnlyList<Topic> DeriveText(string text) =>
        Deriver.Derive(Reader.Read("own.md", System.Text.Encoding.UTF8.GetBytes(text)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"no Monitor.sln above {AppContext.BaseDirectory}");
    }
}
