using Monitor.Text;

namespace Monitor.Matching;

/// <summary>What the matcher sees of an item: title and summary, read once for all topics.</summary>
internal sealed class ItemView(Lexicon lexicon)
{
    public string Language { get; private set; } = "und";

    /// <summary>When it was published, else first seen; null when neither is known.</summary>
    public DateTimeOffset? Date { get; private set; }

    public ReadText Title { get; } = new(lexicon);

    public ReadText Summary { get; } = new(lexicon);

    public static ItemView Of(string title, string summary, string language, Lexicon lexicon, DateTimeOffset? date = null)
    {
        var view = new ItemView(lexicon);
        view.Take(title, summary, language, date);
        return view;
    }

    /// <summary>Reads another item in place of the one before.</summary>
    public void Take(string title, string summary, string language, DateTimeOffset? date)
    {
        (Language, Date) = (language, date);
        Title.Take(title, language);
        Summary.Take(summary, language);
    }
}
