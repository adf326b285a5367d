using Monitor.Text;

namespace Monitor.Matching;

/// <summary>Reads item after item into the same buffers; a view is good until the next is read.</summary>
internal sealed class ItemReader(Lexicon lexicon)
{
    private readonly ReadText title = new(lexicon);
    private readonly ReadText summary = new(lexicon);

    public ItemView Read(string ofTitle, string ofSummary, string language, DateTimeOffset? date)
    {
        title.Take(ofTitle, language);
        summary.Take(ofSummary, language);
        return new ItemView(language, title, summary) { Date = date };
    }
}
