using System.Text.RegularExpressions;

namespace Monitor.Mail.Bounces;

/// <summary>qmail's own shape of a report: a text that begins with <c>Hi. This is the …</c>, then a paragraph a recipient.</summary>
internal sealed partial record QmailReport(string Text, IReadOnlyList<string> Recipients)
{
    private const int LongestRead = 20_000;

    /// <returns>Null when the text is not such a report.</returns>
    public static QmailReport? Read(string text)
    {
        var start = text.TrimStart();
        if (!start.StartsWith("Hi. This is ", StringComparison.Ordinal))
            return null;
        // What follows this line is our own mail.
        var end = start.IndexOf("--- ", StringComparison.Ordinal);
        var report = start[..Math.Min(end < 0 ? start.Length : end, LongestRead)].ReplaceLineEndings("\n");
        var paragraphs = Paragraph().Matches(report).ToList();
        return paragraphs.Count == 0 ? null : new QmailReport(paragraphs[0].Groups["says"].Value, [.. paragraphs.Select(one => one.Groups["address"].Value)]);
    }

    [GeneratedRegex(@"^<(?<address>[^<>\s]+@[^<>\s]+)>:\s*\n(?<says>(?:[^\n]+\n?)+)", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paragraph();
}
