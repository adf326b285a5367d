using Monitor.Text;

namespace Monitor.Matching;

/// <summary>Reads item after item into the same buffers; a view is good until the next is read.</summary>
internal sealed class ItemReader(Lexicon lexicon)
{
    private readonly ItemView view = new(lexicon);

    public ItemView Read(string title, string summary, string language, DateTimeOffset? date)
    {
        view.Take(title, summary, language, date);
        return view;
    }
}
