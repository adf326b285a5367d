using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Monitor.Benchmarks;

/// <summary>Sound feeds of the size newsrooms publish: 30 entries, some 45 KB. Written here, copied from nowhere.</summary>
internal static class HealthyFeeds
{
    private const int Entries = 30;

    private static readonly string[] Words =
        "the harbour council met on Tuesday to weigh a new treaty with its northern neighbours, and said that talks would go on".Split(' ');

    /// <summary>One document of each kind, by its name.</summary>
    public static byte[] Of(string kind) => kind switch
    {
        "rss" => Encoding.UTF8.GetBytes(Rss("utf-8", Paragraphs)),
        "rss plain" => Encoding.UTF8.GetBytes(Rss("utf-8", entry => Sentence(entry, 40))),
        "rss windows-1251" => CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(Rss("windows-1251", entry => Paragraphs(entry).Replace("treaty", "договор", StringComparison.Ordinal))),
        "atom xhtml" => Encoding.UTF8.GetBytes(Atom()),
        "rdf" => Encoding.UTF8.GetBytes(Rdf()),
        "json" => Encoding.UTF8.GetBytes(Json()),
        _ => throw new ArgumentException($"no such kind of feed: {kind}", nameof(kind)),
    };

    private static string Rss(string encoding, Func<int, string> body) => $"""
        <?xml version="1.0" encoding="{encoding}"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>Harbour Post</title><link>https://harbour.example/</link><description>News</description><language>en-GB</language>
        {string.Concat(Enumerable.Range(0, Entries).Select(entry => $"""
            <item>
              <title>{Sentence(entry, 9)}</title>
              <link>https://harbour.example/news/2026/11/{entry}-council-treaty</link>
              <guid isPermaLink="false">harbour-{entry}</guid>
              <pubDate>Tue, 24 Nov 2026 {entry % 24:00}:15:00 +0100</pubDate>
              <dc:creator>Mia Stone</dc:creator>
              <category>World</category>
              <description><![CDATA[{Sentence(entry, 25)}]]></description>
              <content:encoded><![CDATA[{body(entry)}]]></content:encoded>
            </item>
            """))}
        </channel></rss>
        """;

    private static string Atom() => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
        <title>Lighthouse</title><id>tag:lighthouse.example,2026:feed</id><updated>2026-11-24T08:00:00Z</updated>
        <link rel="alternate" href="https://lighthouse.example/"/><link rel="self" href="https://lighthouse.example/atom.xml"/>
        {string.Concat(Enumerable.Range(0, Entries).Select(entry => $"""
            <entry>
              <id>tag:lighthouse.example,2026:{entry}</id>
              <title type="text">{Sentence(entry, 9)}</title>
              <link rel="alternate" type="text/html" href="https://lighthouse.example/{entry}"/>
              <published>2026-11-24T{entry % 24:00}:15:00+01:00</published><updated>2026-11-24T{entry % 24:00}:45:00+01:00</updated>
              <author><name>Ana Roux</name></author>
              <summary>{Sentence(entry, 25)}</summary>
              <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{Paragraphs(entry)}</div></content>
            </entry>
            """))}
        </feed>
        """;

    private static string Rdf() => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://kiosk.example/"><title>Kiosk</title><link>https://kiosk.example/</link><description>News</description></channel>
        {string.Concat(Enumerable.Range(0, Entries).Select(entry => $"""
            <item rdf:about="https://kiosk.example/{entry}">
              <title>{Sentence(entry, 9)}</title>
              <link>https://kiosk.example/{entry}</link>
              <dc:date>2026-11-24T{entry % 24:00}:15:00+09:00</dc:date>
              <dc:creator>Kim</dc:creator>
              <description>{Sentence(entry, 160)}</description>
            </item>
            """))}
        </rdf:RDF>
        """;

    private static string Json() => JsonSerializer.Serialize(new
    {
        version = "https://jsonfeed.org/version/1.1",
        title = "Wire",
        home_page_url = "https://wire.example/",
        language = "en",
        items = Enumerable.Range(0, Entries).Select(entry => new
        {
            id = $"wire-{entry}",
            url = $"https://wire.example/{entry}",
            title = Sentence(entry, 9),
            summary = Sentence(entry, 25),
            content_html = Paragraphs(entry),
            date_published = string.Create(CultureInfo.InvariantCulture, $"2026-11-24T{entry % 24:00}:15:00Z"),
            authors = new[] { new { name = "Lee" } },
        }),
    });

    private static string Paragraphs(int entry) => string.Concat(Enumerable.Range(0, 4).Select(p =>
        $"<p>{Sentence(entry + p, 12)} <a href=\"https://harbour.example/topic/{p}\">{Sentence(p, 3)}</a>, {Sentence(entry, 12)} &amp; <em>{Sentence(p, 2)}</em>.</p>"));

    private static string Sentence(int start, int words) => string.Join(' ', Enumerable.Range(start, words).Select(i => Words[i % Words.Length]));
}
