using System.Text;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Writes a document whose tags do not match, do not end or break the grammar anew, so that they do: the last resort, in one
/// linear pass. An entry that its document breaks off in is left out; entries before it stay whole. Where it is the only one,
/// its whole fields are kept.
/// </summary>
internal sealed class TagBalance
{
    private readonly string text;
    private readonly StringBuilder output;
    private readonly List<string> open = [];
    private int at;
    private int mended;
    private (int Length, string[] Open)? lastEntry;
    private (int Length, string[] Open)? lastField;

    private TagBalance(string text)
    {
        this.text = text;
        output = new StringBuilder(text.Length + 256);
    }

    /// <summary>The document with matching tags; null when it is nested deeper than any feed, or holds no whole entry though one opens.</summary>
    public static string? Mend(string text, List<string> repairs) => new TagBalance(text).Run(repairs);

    private string? Run(List<string> repairs)
    {
        foreach (var tag in new TagScanner(text))
        {
            // What stands behind the root is no part of the document.
            if (open.Count == 0 && output.Length > 0)
                break;
            Text(tag.Start);
            at = tag.End;
            if (tag.Kind == TagKind.Closing)
                Close(tag.NameIn(text).ToString());
            else if (tag.Kind != TagKind.Other)
                Open(tag);
            else if (text.AsSpan(tag.Start).StartsWith("<![CDATA["))
                output.Append(text, tag.Start, tag.End - tag.Start);
            if (open.Count > DocumentBounds.Deepest)
                return null;
        }

        if (mended > 0)
            repairs.Add($"{mended} tags that do not match were mended");
        return Ended(repairs) ? output.ToString() : null;
    }

    /// <summary>Closes what is open at the end; behind the last whole entry where an entry is open still.</summary>
    private bool Ended(List<string> repairs)
    {
        if (open.Count == 0)
            return output.Length > 0;
        repairs.Add(lastEntry is null && lastField is not null
            ? "the document is cut off in its only entry: the whole fields of it were read"
            : "the document is cut off: only its whole entries were read");
        if (open.Exists(IsEntry))
        {
            if ((lastEntry ?? lastField) is not { } end)
                return false;
            output.Length = end.Length;
            // What was open there, not what of it still is: since then elements may have ended.
            open.Clear();
            open.AddRange(end.Open);
        }

        CloseDownTo(0);
        return true;
    }

    private void Open(Tag tag)
    {
        if (MarkupTag.Read(text, tag.Start, keepCase: true) is not { } read || !IsName(read.Name))
        {
            output.Append("&lt;").Append(text, tag.Start + 1, tag.End - tag.Start - 1);
            return;
        }

        // An entry never stands in an entry of the same name: the earlier one lacks its end.
        if (IsEntry(read.Name) && open.LastIndexOf(read.Name) is >= 0 and var earlier)
        {
            mended++;
            CloseDownTo(earlier);
        }

        output.Append('<').Append(read.Name);
        foreach (var (name, value) in read.Attributes.Where(a => IsName(a.Name)).DistinctBy(a => a.Name))
            output.Append(' ').Append(name).Append("=\"").Append(Escaped(value ?? name)).Append('"');
        var isEmpty = tag.Kind == TagKind.Empty || (HtmlNames.IsVoid(read.Name) && read.Name != "source");
        output.Append(isEmpty ? "/>" : ">");
        if (!isEmpty)
            open.Add(read.Name);
        else if (IsEntry(read.Name))
            lastEntry = (output.Length, [.. open]);
    }

    /// <summary>
    /// Closes the innermost element of that name and all in it. Where there is none, a stray end of HTML is dropped, and any
    /// other is taken for the misspelt end of the field that is open.
    /// </summary>
    private void Close(string name)
    {
        var match = open.LastIndexOf(name);
        if (match != open.Count - 1 || match < 0)
            mended++;
        if (match >= 0)
            CloseDownTo(match);
        else if (open.Count > 0 && !HtmlNames.IsOrdinary(name) && !IsFrame(open[^1]))
            CloseDownTo(open.Count - 1);
    }

    private void CloseDownTo(int count)
    {
        while (open.Count > count)
        {
            output.Append("</").Append(open[^1]).Append('>');
            var isEntry = IsEntry(open[^1]);
            open.RemoveAt(open.Count - 1);
            if (isEntry)
                lastEntry = (output.Length, [.. open]);
            else if (open.Count > 0 && IsEntry(open[^1]))
                lastField = (output.Length, [.. open]);
        }
    }

    /// <summary>The text up to the next tag, in which nothing may look like one, nor like the end of a CDATA section.</summary>
    private void Text(int end)
    {
        if (open.Count == 0)
            return;
        var run = text.AsSpan(at, end - at);
        if (run.ContainsAny('<', '>'))
            output.Append(run.ToString().Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal));
        else
            output.Append(run);
    }

    private static string Escaped(string value) =>
        value.Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static bool IsEntry(string name) => DocumentBounds.IsEntry(name.AsSpan(name.IndexOf(':', StringComparison.Ordinal) + 1));

    /// <summary>What holds fields and is none.</summary>
    private static bool IsFrame(string name) => IsEntry(name)
        || name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].ToLowerInvariant() is "rss" or "rdf" or "feed" or "channel" or "items";

    private static bool IsName(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return (char.IsLetter(name[0]) || name[0] == '_') && colon != name.Length - 1 && (colon < 0 || char.IsLetter(name[colon + 1]) || name[colon + 1] == '_')
            && name.AsSpan(colon + 1).IndexOf(':') < 0 && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':');
    }
}
