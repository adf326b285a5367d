using System.Text;

namespace Monitor.Feeds.Documents;

/// <summary>
/// One linear pass over a document's tags before a tree is built of it. It costs microseconds and saves seconds and hundreds of
/// megabytes: what goes beyond a bound is left out and told, the rest is read.
/// </summary>
internal sealed class DocumentSurvey
{
    /// <summary>Every tag becomes objects, twice: the library parses twice.</summary>
    private const int MostTags = 250_000;

    /// <summary>A tag longer than this carries a flood of attributes or a whole file in one; it stays without them.</summary>
    private const int LongestTag = 20_000;

    /// <summary>Text or CDATA in one piece. What Monitor keeps and reports of a body is shorter.</summary>
    private const int LongestRun = 250_000;

    private readonly string text;
    private StringBuilder? kept;
    private int copied;
    private int tags;

    private DocumentSurvey(string text) => this.text = text;

    /// <summary>The document within the bounds: where nothing had to go, the very same string.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How many entries open in it.</summary>
    public int Entries { get; private set; }

    /// <summary>More elements are open at once than a feed has, or its tags do not match.</summary>
    public bool IsDeep { get; private set; }

    /// <summary>Its end was left out, so it is no longer well-formed.</summary>
    public bool IsCut { get; private set; }

    /// <summary>A tree may be built of it as it is.</summary>
    public bool IsSound => !IsDeep && !IsCut;

    public static DocumentSurvey Of(string text, List<string> repairs)
    {
        var survey = new DocumentSurvey(text);
        survey.Run(repairs);
        return survey;
    }

    private void Run(List<string> repairs)
    {
        var (depth, last, lastEntryEnd) = (0, 0, 0);
        foreach (var tag in new TagScanner(text))
        {
            Shorten(tag, last);
            last = tag.End;
            if (tag.Kind == TagKind.Other)
                continue;
            depth += tag.Kind == TagKind.Opening ? 1 : tag.Kind == TagKind.Closing ? -1 : 0;
            IsDeep |= depth > DocumentBounds.Deepest;
            IsCut = ++tags > MostTags || Entries > DocumentBounds.MostEntries;
            if (IsCut)
                break;
            if (!DocumentBounds.IsEntry(tag.LocalNameIn(text)))
                continue;
            Entries += tag.Kind == TagKind.Closing ? 0 : 1;
            if (tag.Kind != TagKind.Opening && Entries <= DocumentBounds.MostEntries)
                lastEntryEnd = tag.End;
        }

        Entries = Math.Min(Entries, DocumentBounds.MostEntries);
        // A text that no tag ends: the document breaks off in it.
        var open = Math.Min(text.Length, last + LongestRun);
        Finish(!IsCut ? open : Math.Max(copied, lastEntryEnd > 0 ? lastEntryEnd : last), repairs);
    }

    private void Finish(int end, List<string> repairs)
    {
        if (kept is not null)
            repairs.Add("overlong texts or tags were shortened");
        if (IsCut)
            repairs.Add($"too large: only its first {Entries} entries were read");
        Text = kept is not null ? kept.Append(text, copied, end - copied).ToString() : text[..end];
    }

    /// <summary>Leaves out what is too long of the text before a tag, of a CDATA section or comment, and of a tag itself.</summary>
    private void Shorten(Tag tag, int last)
    {
        if (tag.Start - last > LongestRun)
            Leave(SafeCut(last + LongestRun), tag.Start);
        var length = tag.End - tag.Start;
        if (tag.Kind != TagKind.Other && length > LongestTag)
            Leave(tag.Start + 1 + tag.NameIn(text).Length, tag.End - (tag.Kind == TagKind.Empty ? 2 : 1));
        else if (length > LongestRun && text.AsSpan(tag.Start).StartsWith("<![CDATA["))
            Leave(SafeCut(tag.Start + LongestRun), tag.End - 3);
        else if (length > LongestRun)
            Leave(tag.Start, tag.End);
    }

    private void Leave(int from, int to)
    {
        kept ??= new StringBuilder(Math.Min(text.Length, LongestRun * 4));
        kept.Append(text, copied, from - copied);
        copied = to;
    }

    /// <summary>Not in the middle of a character reference, nor of a surrogate pair.</summary>
    private int SafeCut(int at)
    {
        var reference = text.LastIndexOf('&', at, 40);
        var cut = reference >= 0 ? reference : at;
        return char.IsLowSurrogate(text[cut]) ? cut - 1 : cut;
    }
}
