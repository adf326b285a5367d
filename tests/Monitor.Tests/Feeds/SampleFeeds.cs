namespace Monitor.Tests.Feeds;

/// <summary>Small documents of our own writing.</summary>
internal static class SampleFeeds
{
    public static string Rss(params string[] items) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
             xmlns:atom="http://www.w3.org/2005/Atom">
        <channel><title>Harbour Post</title><link>https://harbour.example/</link><language>en-GB</language>
        {string.Concat(items)}
        </channel></rss>
        """;

    public static string Item(string id, string title = "A title", string date = "Tue, 24 Nov 2026 08:00:00 GMT") =>
        $"<item><guid isPermaLink=\"false\">{id}</guid><title>{title}</title><link>https://harbour.example/{id}</link>"
        + $"<pubDate>{date}</pubDate><description>About {id}</description></item>";

    public const string Atom = """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://phare.example/blog/">
          <title type="html">Le &lt;b&gt;Phare&lt;/b&gt;</title>
          <link rel="self" href="atom.xml"/><link rel="alternate" href="./"/>
          <entry>
            <id>tag:phare.example,2026:1</id>
            <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Une <em>visite</em> rare</div></title>
            <link rel="alternate" type="text/html" href="visite.html"/>
            <updated>2026-11-24T09:30:00+01:00</updated>
            <author><name>Ana Roux</name></author>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hello</p><p>world</p></div></content>
          </entry>
        </feed>
        """;

    public const string Rdf = """
        <?xml version="1.0"?>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
          <channel rdf:about="https://kiosk.example/"><title>Kiosk</title><link>https://kiosk.example/</link><description>d</description></channel>
          <item rdf:about="https://kiosk.example/1"><title>First</title><link>https://kiosk.example/1</link>
            <dc:date>2026-11-24T08:00:00+09:00</dc:date><dc:creator>Kim</dc:creator></item>
        </rdf:RDF>
        """;

    public const string Json = """
        {"version":"https://jsonfeed.org/version/1.1","title":"Wire","home_page_url":"https://wire.example/","language":"en",
         "items":[{"id":"7","url":"https://wire.example/7","title":"Seven","content_html":"<p>One<br>two</p>",
                   "date_published":"2026-11-24T08:00:00Z","authors":[{"name":"Lee"}]}]}
        """;
}
