using System.Globalization;
using System.Text;
using Monitor.Hosting;
using Monitor.Text;

namespace Monitor.Seeds;

/// <summary>
/// Turns the bytes of a <c>.md</c> or <c>.txt</c> file into a seed. Front matter (title, language, date, url) is optional;
/// without it the title is a heading, a first short line, or what stands before a glued-on quotation
/// (<c>… à la Russie«Accord …</c>).
/// </summary>
internal sealed class SeedReader(LanguageIdentifier languages)
{
    private const int LongestFile = 1_000_000;
    private const int FewestWords = 40;
    private const int LongestTitle = 160;

    /// <param name="name">What the person gave: names the input in errors.</param>
    /// <exception cref="UserError">Empty, binary, too short, or no article.</exception>
    public Seed Read(string name, byte[] bytes)
    {
        var text = Decode(name, bytes);
        var (front, body) = FrontMatter.Split(text);
        var (title, article) = Title(front.GetValueOrDefault("title"), body.Trim());
        CheckArticle(name, title + " " + article);
        return new Seed
        {
            Title = title,
            Language = languages.Identify(title + " " + article, front.GetValueOrDefault("language")),
            Text = WithoutHeadingMarks(article),
            Published = Date(name, front.GetValueOrDefault("date")),
            Url = front.GetValueOrDefault("url"),
        };
    }

    private static string Decode(string name, byte[] bytes)
    {
        if (bytes.Length == 0)
            throw new UserError(name, "the seed is empty; give the text of a news article");
        if (bytes.Length > LongestFile)
            throw new UserError(name, $"the seed has {bytes.Length:N0} bytes; an article has at most {LongestFile:N0}");
        if (bytes.AsSpan().Contains((byte)0))
            throw new UserError(name, "the seed is a binary file; save the article as plain text (.txt or .md, UTF-8)");
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.Latin1.GetString(bytes);
            if (text.Count(char.IsControl) > text.Length / 50)
                throw new UserError(name, "the seed is a binary file; save the article as plain text (.txt or .md, UTF-8)");
        }

        text = text.TrimStart('\ufeff').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (text.Trim().Length == 0)
            throw new UserError(name, "the seed is empty; give the text of a news article");
        return text;
    }

    private static (string Title, string Article) Title(string? given, string body)
    {
        if (given is { Length: > 0 })
            return (given, StripHeading(body, given));
        var end = body.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? body : body[..end];
        if (first.StartsWith('#'))
            return (first.TrimStart('#', ' '), body[(end < 0 ? body.Length : end)..].Trim());
        var glued = GluedQuote(first);
        if (glued > 0)
            return (first[..glued].Trim(), body[glued..].Trim());
        if (end > 0 && first.Length <= LongestTitle && !first.EndsWith('.'))
            return (first.Trim(), body[end..].Trim());
        var (start, stop) = Sentences.Of(body) is [var opening, ..] ? opening : (0, body.Length);
        var sentence = body[start..stop];
        return (sentence.Length <= LongestTitle ? sentence : sentence[..sentence.LastIndexOf(' ', LongestTitle)] + " …", body);
    }

    /// <summary>Markdown's <c>##</c> before a crosshead is no word of the article.</summary>
    private static string WithoutHeadingMarks(string article) =>
        string.Join('\n', article.Split('\n').Select(line => line.StartsWith('#') ? line.TrimStart('#', ' ') : line));

    private static string StripHeading(string body, string title) =>
        body.StartsWith('#') && body.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end
        && body[..end].TrimStart('#', ' ').Trim() == title ? body[end..].Trim() : body;

    /// <summary>Where a quotation follows a word without a space, as when a headline lost its line break; 0 when nowhere.</summary>
    private static int GluedQuote(string line)
    {
        for (var at = 1; at + 1 < line.Length && at <= LongestTitle; at++)
            if (line[at] is '«' or '“' && char.IsLetter(line[at - 1]) && char.IsUpper(line[at + 1]))
                return at;
        return 0;
    }

    private static void CheckArticle(string name, string text)
    {
        var head = text.TrimStart();
        if (head.StartsWith('<') || head.StartsWith('{') || head.StartsWith('['))
            throw new UserError(name, "the seed is markup or data, not an article; save the article's text, or give its web address");
        var tokens = Tokenizer.Tokenize(text, "");
        var words = tokens.Sum(token => Tokenizer.IsIdeograph(text[token.Start]) ? 0.5 : 1.0);
        if (words < FewestWords)
            throw new UserError(name, $"the seed is too short: {words:0} words, an article has at least {FewestWords}");
        var distinct = tokens.Select(token => token.Fold).Distinct().Count();
        if (distinct < FewestWords / 3 || tokens.Count(token => char.IsDigit(text[token.Start])) > tokens.Count / 2)
            throw new UserError(name, "the seed is not an article: it holds hardly any different words");
    }

    private static DateTimeOffset? Date(string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw new UserError(name, $"the front matter's date '{text}' is no date; write 2024-06-19");
    }
}
