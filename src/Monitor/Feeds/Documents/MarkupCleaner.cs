using System.Text;

namespace Monitor.Feeds.Documents;

/// <summary>
/// Takes what is dangerous out of foreign HTML and leaves the rest as written: code, embedded documents, handlers and addresses
/// that run something go; tags that stay are written anew, so no reader can take them apart differently. One linear pass.
/// </summary>
internal sealed class MarkupCleaner
{
    private readonly string html;
    private readonly Uri? from;
    private readonly StringBuilder clean;
    private int at;

    private MarkupCleaner(string html, Uri? from)
    {
        this.html = html;
        this.from = from;
        clean = new StringBuilder(html.Length);
    }

    /// <param name="longest">Characters kept of the markup.</param>
    public static string Clean(SourceText text, int longest)
    {
        var value = text.Value;
        // What is removed does not count, within reason: a script before the text must not use up its room.
        if (value.Length > 2L * longest)
            value = value[..(2 * longest)];
        var clean = text.Kind == MarkupKind.Text || value.AsSpan().IndexOf('<') < 0 ? value : new MarkupCleaner(value, text.Base).Clean();
        return Characters.Allowed(clean, longest);
    }

    private string Clean()
    {
        while (at < html.Length)
        {
            var next = html.AsSpan(at).IndexOf('<');
            clean.Append(html, at, next < 0 ? html.Length - at : next);
            if (next < 0)
                break;
            at += next;
            Markup();
        }

        return clean.ToString();
    }

    /// <summary>At a &lt;: passes over what it opens.</summary>
    private void Markup()
    {
        var rest = html.AsSpan(at);
        if (rest.StartsWith("<!--"))
            at = Past("-->", at + 4) ?? Past(">", at + 4) ?? html.Length;
        else if (rest.StartsWith("<![CDATA["))
            AsText();
        else if (rest.Length > 1 && rest[1] is '!' or '?' && Past(">", at) is { } end)
            at = end;
        else if (MarkupTag.Read(html, at) is { } tag)
            Tag(tag);
        else
            AsText();
    }

    /// <summary>A &lt; that opens nothing is shown, and can open nothing in what stays. Before a space or a digit it never could.</summary>
    private void AsText()
    {
        var opens = at + 1 < html.Length && (char.IsAsciiLetter(html[at + 1]) || html[at + 1] is '!' or '?'
            || (html[at + 1] == '/' && at + 2 < html.Length && char.IsAsciiLetter(html[at + 2])));
        clean.Append(opens ? "&lt;" : "<");
        at++;
    }

    private void Tag(MarkupTag tag)
    {
        at = tag.End;
        if (HtmlNames.IsUnsafeInside(tag.Name))
        {
            if (!tag.Closes && !tag.IsEmpty)
                at = EndOf(tag.Name);
        }
        else if (!HtmlNames.IsUnsafe(tag.Name) && !(tag.Closes && HtmlNames.IsVoid(tag.Name)))
            Write(tag);
    }

    /// <summary>Past the end tag of what has to go with its content; there being none, the rest is its content.</summary>
    private int EndOf(string name)
    {
        for (var from = at; ;)
        {
            var end = html.IndexOf("</" + name, from, StringComparison.OrdinalIgnoreCase);
            if (end < 0)
                return html.Length;
            from = end + name.Length + 2;
            if (from >= html.Length || !char.IsAsciiLetterOrDigit(html[from]))
                return Past(">", from) ?? html.Length;
        }
    }

    private void Write(MarkupTag tag)
    {
        clean.Append(tag.Closes ? "</" : "<").Append(tag.Name);
        if (!tag.Closes)
        {
            var inner = tag.Attributes.FirstOrDefault(a => a.Name == "xml:base").Value is { } written && from is not null
                && Uri.TryCreate(from, written, out var known) ? known : from;
            foreach (var (name, value) in tag.Attributes)
                Write(name, value, inner);
        }

        clean.Append(tag.Closes ? ">" : HtmlNames.IsVoid(tag.Name) ? " />" : ">");
        if (tag.IsEmpty && !HtmlNames.IsVoid(tag.Name))
            clean.Append("</").Append(tag.Name).Append('>');
    }

    private void Write(string name, string? value, Uri? inner)
    {
        if (HtmlNames.IsUnsafeAttribute(name))
            return;
        var kept = value is null ? null
            : name == "style" ? InlineStyle.Clean(value)
            : HtmlNames.IsAddress(name) ? LinkResolver.AsPublished(PlainText.Decoded(value), inner) ?? ""
            : value;
        if (name == "style" && string.IsNullOrEmpty(kept))
            return;
        clean.Append(' ').Append(name);
        if (kept is not null)
            clean.Append("=\"").Append(kept.Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)).Append('"');
    }

    private int? Past(string mark, int start) =>
        start <= html.Length && html.IndexOf(mark, start, StringComparison.Ordinal) is >= 0 and var found ? found + mark.Length : null;
}
