using System.Diagnostics;
using System.Text;
using Monitor.Feeds.Documents;
using Xunit;

namespace Monitor.Tests.Feeds.Documents;

/// <summary>Documents made to cost time and memory, at a tenth of the size the service accepts.</summary>
public sealed class GiantFeedsTests
{
    private const int Size = 1_500_000;

    private const string Start = "<rss version='2.0'><channel><title>t</title>";
    private const string End = "</channel></rss>";

    /// <summary>The document and how many entries it must give; null where it has to be refused.</summary>
    private static readonly Dictionary<string, (Func<string> Document, int? Entries)> Giants = new()
    {
        ["one text"] = (() => $"{Start}<item><title>a</title><description>{Fill("word &lt;b&gt; ")}</description></item>{End}", 1),
        ["one CDATA"] = (() => $"{Start}<item><title>a</title><description><![CDATA[{Fill("<b>word</b> ")}]]></description></item>{End}", 1),
        ["one text that never ends"] = (() => $"{Start}<item><title>a</title></item><item><title>{Fill("word ")}", 1),
        ["30,000 entries"] = (() => $"{Start}{string.Concat(Enumerable.Repeat("<item><title>a title</title><guid>1</guid></item>", 30_000))}{End}", DocumentBounds.MostEntries),
        ["30,000 entries without an end"] = (() => Start + string.Concat(Enumerable.Repeat("<item><title>a", 30_000)), DocumentBounds.MostEntries),
        ["depth 100,000"] = (() => $"{Start}<item>{string.Concat(Enumerable.Repeat("<a>", 100_000))}{string.Concat(Enumerable.Repeat("</a>", 100_000))}</item>{End}", null),
        ["depth 5,000"] = (() => $"{Start}<item>{string.Concat(Enumerable.Repeat("<a>", 5_000))}{string.Concat(Enumerable.Repeat("</a>", 5_000))}</item>{End}", null),
        ["tags"] = (() => $"{Start}<item><title>a</title>{Fill("<a/>")}</item>{End}", 1),
        ["links"] = (() => $"{Start}<item><title>a</title>{Fill("<link>x</link>")}</item>{End}", 1),
        ["attributes"] = (() => $"{Start}<item {Numbered("a{0}=''", 50_000)}><title>a</title></item>{End}", 1),
        ["namespaces"] = (() => $"<rss version='2.0' {Numbered("xmlns:n{0}='u:{0}'", 20_000)}><channel><item><title>a</title></item></channel></rss>", 1),
        ["prefixes"] = (() => $"{Start}<item><title>a</title></item>{Numbered("<p{0}:a/>", 100_000)}{End}", null),
        ["stray signs"] = (() => $"{Start}<item><title>a</title></item><item><title>{Fill("a & b < c ")}</title></item>{End}", 2),
        ["comments"] = (() => $"{Start}{Fill("<!-- x -->")}<item><title>a</title></item>{End}", 1),
        ["entities"] = (() => $"<!DOCTYPE rss [<!ENTITY a0 'x'>{string.Concat(Enumerable.Range(1, 40).Select(i => $"<!ENTITY a{i} '&a{i - 1};&a{i - 1};'>"))}]>{Start}<item><title>&a40;</title></item>{End}", 1),
        ["JSON entries"] = (() => $"{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"items\":[{string.Join(',', Enumerable.Repeat("{\"id\":\"1\"}", 30_000))}]}}", DocumentBounds.MostEntries),
        ["JSON fields"] = (() => $"{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"items\":[{{\"id\":\"1\"}},{{{Numbered("\"k{0}\":[],", 400_000)}\"id\":\"2\"}}]}}", 1),
        ["JSON depth"] = (() => $"{{\"items\":{new string('[', 100_000)}", null),
        ["page"] = (() => "<!doctype html><html>" + Fill("<link rel=alternate type=application/rss+xml href=/x>"), null),
    };

    public static TheoryData<string> Names => [.. Giants.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_giant_is_bounded_in_time_and_memory(string name)
    {
        var (document, entries) = Giants[name];
        var bytes = Encoding.UTF8.GetBytes(document());
        var (start, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());

        var reading = FeedParser.Parse(bytes, null, null);

        // A second on a busy machine; what is not linear takes minutes.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5), $"{Stopwatch.GetElapsedTime(start)}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 150_000_000, $"{GC.GetAllocatedBytesForCurrentThread() - before} bytes");
        Assert.Equal(entries, (reading as FeedReading.Read)?.Document.Entries.Count);
    }

    private static string Fill(string unit) => string.Concat(Enumerable.Repeat(unit, Size / unit.Length));

    private static string Numbered(string format, int count) =>
        string.Join(format.StartsWith('"') ? "" : " ", Enumerable.Range(0, count).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, i)));
}
