using MailKit.Net.Smtp;
using MimeKit;
using Monitor.EndToEnd.Rig;
using Xunit;

namespace Monitor.EndToEnd;

/// <summary>The parts the other tests stand on do what those tests believe.</summary>
public sealed class RigTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_feed_host_answers_as_scripted_and_counts()
    {
        await using var host = await FeedHost.StartAsync();
        var url = host.Serve("/feed", new FeedReply.Items(new FeedItem("Title & more", "http://example.org/1", "Words", DateTimeOffset.UnixEpoch)));
        using var client = new HttpClient();

        using var first = await client.GetAsync(url, Ct);
        using var again = new HttpRequestMessage(HttpMethod.Get, url);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(again, Ct);
        using var nothing = await client.GetAsync(host.Url("/nothing"), Ct);

        Assert.Contains("Title &amp; more", await first.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(304, (int)second.StatusCode);
        Assert.Equal(404, (int)nothing.StatusCode);
        await Until.TrueAsync(
            () => host.RequestsOf("/feed").Select(request => request.Status).SequenceEqual([200, 304]), TimeSpan.FromSeconds(5), () => "both counted");
    }

    [Fact]
    public async Task The_SMTP_server_keeps_what_it_accepts_and_refuses_what_it_is_told_to()
    {
        await using var server = await SmtpServer.StartNewAsync();
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", server.Port, MailKit.Security.SecureSocketOptions.None, Ct);

        await client.SendAsync(Letter("reader@example.org"), Ct);
        Assert.Equal(451, await RefusedAsync(client, Letter("defer@example.org")));
        Assert.Equal(550, await RefusedAsync(client, Letter("refuse@example.org")));
        server.Answer("450 4.7.1 greylisted");
        Assert.Equal(450, await RefusedAsync(client, Letter("reader@example.org")));
        server.Answer(null);
        server.AnswerData("452 4.3.1 disk full");
        Assert.Equal(452, await RefusedAsync(client, Letter("reader@example.org")));
        await Assert.ThrowsAsync<SmtpProtocolException>(() => client.SendAsync(Letter("drop@example.org"), Ct));

        var kept = Assert.Single(await server.MessagesAsync());
        Assert.Equal("Привет", kept.Subject);
        Assert.DoesNotContain("\n\n", await File.ReadAllTextAsync(server.Files[0], Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_reads_and_paints_a_page()
    {
        await using var host = await FeedHost.StartAsync();
        var url = host.Serve("/page", new FeedReply.Page("<!doctype html><title>x</title><p id=a></p><script>document.getElementById('a').textContent='read'</script>"));
        await using var browser = await Browser.OpenAsync();

        Assert.Contains("<p id=\"a\">read</p>", await browser.DomAsync(url), StringComparison.Ordinal);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await browser.PictureAsync(url, width: 400, dark: true))[..4]);
    }

    private static async Task<int> RefusedAsync(SmtpClient client, MimeMessage letter) =>
        (int)(await Assert.ThrowsAsync<SmtpCommandException>(() => client.SendAsync(letter, Ct))).StatusCode;

    private static MimeMessage Letter(string to) => new(
        [MailboxAddress.Parse("monitor@example.org")], [MailboxAddress.Parse(to)], "Привет", new TextPart("plain") { Text = "One line\r\n" });
}
