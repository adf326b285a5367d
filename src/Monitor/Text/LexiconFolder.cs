using Monitor.Hosting;

namespace Monitor.Text;

/// <summary>Lexicon files of one's own, in the format of the shipped ones (<c>Text/Lexicon/README.md</c>).</summary>
internal static class LexiconFolder
{
    /// <summary>What a byte becomes that is no UTF-8.</summary>
    private const char Unreadable = '\ufffd';

    /// <summary>The files' names; none when the folder is not there.</summary>
    /// <exception cref="ConfigurationException">A folder that was asked for is not there.</exception>
    public static IReadOnlyList<string> FilesOf(TextOptions options)
    {
        if (Directory.Exists(options.LexiconFolder))
            return Directory.GetFiles(options.LexiconFolder, "*.txt").Order(StringComparer.Ordinal).ToList();
        return options.LexiconFolder == TextOptions.DefaultFolder
            ? []
            : throw new ConfigurationException($"{TextOptions.Section}__{nameof(TextOptions.LexiconFolder)}", $"there is no folder '{options.LexiconFolder}'; make it, or leave the option out");
    }

    /// <summary>The lines of a file, each with its number.</summary>
    /// <exception cref="UserError">The file is not UTF-8.</exception>
    public static IEnumerable<(int Number, string Text)> LinesOf(string file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.Contains(Unreadable, StringComparison.Ordinal))
                throw new UserError($"{file}:{number}", "is not UTF-8; save the file in that encoding");
            yield return (number, line);
        }
    }
}
