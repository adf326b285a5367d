namespace Monitor.Feeds.Documents;

/// <summary>One linear pass over a JSON document before objects are made of it: how deep it is, how many items it holds, whether it ends.</summary>
internal sealed class JsonSurvey
{
    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("\"{}[]");
    private static readonly System.Buffers.SearchValues<char> InString = System.Buffers.SearchValues.Create("\"\\");

    /// <summary>Texts and brackets: what becomes an object each.</summary>
    private const int MostMarks = 500_000;

    private readonly string text;
    private int depth;
    private bool inItems;
    private int lastItemEnd;

    private JsonSurvey(string text) => this.text = text;

    /// <summary>The document within the bounds and with its end; null when it breaks off before its first whole item.</summary>
    public string? Text { get; private set; }

    /// <summary>Objects in the feed's list of items.</summary>
    public int Items { get; private set; }

    public bool IsDeep { get; private set; }

    public static JsonSurvey Of(string text, List<string> repairs)
    {
        var survey = new JsonSurvey(text);
        survey.Run(repairs);
        return survey;
    }

    private void Run(List<string> repairs)
    {
        var (at, marks) = (0, 0);
        while (!IsDeep && Items <= DocumentBounds.MostEntries && ++marks <= MostMarks && text.AsSpan(at).IndexOfAny(Marks) is >= 0 and var next)
        {
            at += next;
            at = text[at] == '"' ? StringEnd(at) : Bracket(at);
        }

        Text = text;
        if (Items > DocumentBounds.MostEntries || marks > MostMarks)
            Cut($"too large: only its first {--Items} entries were read", repairs);
        else if (depth > 0 && !IsDeep)
            Cut("the document is cut off: only its whole entries were read", repairs);
    }

    private int Bracket(int at)
    {
        if (text[at] is '{' or '[')
        {
            inItems |= depth == 1 && text[at] == '[' && text.AsSpan(0, at).TrimEnd().TrimEnd(':').TrimEnd().EndsWith("\"items\"");
            Items += inItems && depth == 2 && text[at] == '{' ? 1 : 0;
            IsDeep = ++depth > DocumentBounds.Deepest;
        }
        else
        {
            depth--;
            if (inItems && depth == 2 && Items <= DocumentBounds.MostEntries)
                lastItemEnd = at + 1;
            inItems &= depth > 1;
        }

        return at + 1;
    }

    private int StringEnd(int start)
    {
        for (var at = start + 1; text.AsSpan(Math.Min(at, text.Length)).IndexOfAny(InString) is >= 0 and var next;)
        {
            at += next;
            if (text[at] == '"')
                return at + 1;
            at += 2;
        }

        return text.Length;
    }

    private void Cut(string repair, List<string> repairs)
    {
        Text = lastItemEnd > 0 ? text[..lastItemEnd] + "]}" : null;
        repairs.Add(repair);
    }
}
