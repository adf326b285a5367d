using Monitor.Text;

namespace Monitor.Matching;

/// <summary>What the matcher sees of an item: title and summary, read once for all topics.</summary>
internal sealed record ItemView(string Language, ReadText Title, ReadText Summary)
{
    public static ItemView Of(string title, string summary, string language, Lexicon lexicon) =>
        new(language, ReadText.Read(title, language, lexicon), ReadText.Read(summary, language, lexicon));
}
