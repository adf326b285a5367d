using Monitor.Text;

namespace Monitor.Matching;

/// <summary>What the matcher sees of an item: title and summary, read once for all topics.</summary>
internal sealed record ItemView(string Language, ReadText Title, ReadText Summary)
{
    /// <summary>When it was published, else first seen; null when neither is known.</summary>
    public DateTimeOffset? Date { get; init; }

    public static ItemView Of(string title, string summary, string language, Lexicon lexicon, DateTimeOffset? date = null) =>
        new(language, ReadText.Read(title, language, lexicon), ReadText.Read(summary, language, lexicon)) { Date = date };
}
