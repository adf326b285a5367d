using System.Text;

namespace Monitor.EndToEnd.Torture;

/// <summary>Feeds made to hurt whoever reads them: each kind in many variants, told apart by a number.</summary>
internal static class Poison
{
    private static readonly Func<int, byte[]>[] Kinds =
    [
        i => Rss(i, date: "yesterday"),
        i => Rss(i, date: "Mon, 32 Foo 20x6 99:99:99 +9999"),
        i => Rss(i, date: "Fri, 01 Jan 2099 00:00:00 GMT"),
        i => Utf8($"<rss><channel><title>No version {i}</title><item><title>Report</title></item></channel></rss>"),
        EntityBomb,
        i => Utf8($"<rss version=\"2.0\"><channel><title>Deep {i}</title>{Repeated("<a>", 20_000)}{Repeated("</a>", 20_000)}</channel></rss>"),
        i => Utf8($"<rss version=\"2.0\"><channel><title>Long {i}</title><item><title>{new string('x', Scale.Of(1_500_000, 15_000_000))}</title></item></channel></rss>"),
        i => [.. "<?xml version=\"1.0\" encoding=\"utf-8\"?>"u8, .. Encoding.Latin1.GetBytes($"<rss version=\"2.0\"><channel><title>Z\u00fcrich {i}</title><item><title>\u00e9t\u00e9</title></item></channel></rss>")],
        i => Utf8($"<rss version=\"2.0\"><channel><title>N\0ul {i}</title><item><title>a\0b\u0001c</title></item></channel></rss>"),
        i => Utf8($"<rss version=\"2.0\"><channel><title>Twins {i}</title>{Repeated("<item><guid>same</guid><title>Twin</title><link>https://twins.example/1</link></item>", 5)}</channel></rss>"),
        i => Utf8($"<rss version=\"2.0\"><channel><title>Bare {i}</title><item><title></title></item><item/></channel></rss>"),
        i => Rss(i, date: "Tue, 24 Nov 2026 08:00:00 GMT")[..^60],
        i => Utf8($"<html><body>Error {i}</body></html>"),
        i => Utf8($"{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":{i},\"items\":[{{\"id\":{i}}},null,7,{{\"title\":[]}}]}}"),
        i => Utf8(Repeated("[", 100_000) + i),
        i => Utf8($"<rss version=\"2.0\"><channel {Repeated("a{0}=\"1\" ", 20_000)}><title>Wide {i}</title></channel></rss>"),
        i => [0x1f, 0x8b, 8, 0, .. BitConverter.GetBytes(i), 0xff, 0xfe, 0xfd],
        i => Utf8($"<rss version=\"2.0\"><channel><title>Raw & <b>{i}</title><item><title>AT&T &nbsp; <i>x</title></item></channel></rss>"),
        i => [.. Encoding.UTF8.GetBytes($"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Cut {i}</title><entry><id>1</id><title>whole</title></entry><entry><title>caf\u00e9")[..^1]],
        _ => [],
    ];

    /// <summary>A document of kind <paramref name="number"/> modulo the kinds.</summary>
    public static byte[] Of(int number) => Kinds[number % Kinds.Length](number);

    private static byte[] Rss(int number, string date) => Utf8($"""
        <rss version="2.0"><channel><title>Poison {number}</title><item><guid>{number}</guid><title>Report {number}</title>
        <link>javascript:alert({number})</link><pubDate>{date}</pubDate><description>&lt;script&gt;alert(1)&lt;/script&gt;words</description></item></channel></rss>
        """);

    private static byte[] EntityBomb(int number)
    {
        var levels = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY e{i} \"{Repeated($"&e{i - 1};", 10)}\">"));
        return Utf8($"<!DOCTYPE rss [<!ENTITY e0 \"boom\">{levels}]><rss version=\"2.0\"><channel><title>&e9; {number}</title><item><title>&e9;</title></item></channel></rss>");
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <param name="text"><c>{0}</c> in it becomes the number of the repetition.</param>
    private static string Repeated(string text, int times) =>
        string.Concat(Enumerable.Range(0, times).Select(i => text.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
}
