using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Cryptography;
using Monitor.Digests;
using Monitor.Hosting;
using Monitor.Mail;
using Monitor.Storage;
using Monitor.Subscriptions;
using Monitor.Tests.Storage;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.OpenSsl;
using Xunit;

namespace Monitor.Tests.Mail;

/// <summary>What a real server gets is what was stored, byte for byte, and its signature holds.</summary>
public sealed class FrozenMailTests
{
    private static readonly string[] Odd =
    [
        "Plain",
        "A lone CR \r here, a lone LF \n there, .\r\n.\r\nand dots",
        "\u202Eمعاهدة بين العاصمتين: ماذا تقول \u05E9\u05DC\u05D5\u05DD",
        "条約の全文と、それが言わないこと 조약 전문 🙂🙂",
        new string('x', 1200) + " " + new string('é', 3000),
        "=?utf-8?q?already_encoded?= From the start of a line, and a tab\tand NUL \0",
    ];

    [Theory]
    [InlineData("sqlite", false)]
    [InlineData("postgres", false)]
    [InlineData("sqlite", true)]
    [InlineData("postgres", true)]
    public async Task A_server_gets_the_stored_bytes_and_nothing_else(string kind, bool dkim)
    {
        await using var server = await SmtpServer.StartAsync();
        using var key = new KeyFile();
        await using var rig = await MailRig.OverSmtpAsync(kind, server, dkim ? key.Settings : []);
        var stored = await QueueAsync(rig, Odd.Select(title => new RenderedMail(title, $".\r\n{title}\r\n.. two\r\n", $"<p>{title}</p>\r\n.\r\n")));
        Assert.Equal(stored.Count, await rig.SendAsync());

        Assert.All(await rig.DeliveriesAsync(), delivery => Assert.Equal("sent", delivery.State));
        var received = server.Received().Select(Convert.ToHexString).ToHashSet();
        Assert.All(stored, mail => Assert.Contains(Convert.ToHexString(mail), received));
        Assert.All(stored, mail => Assert.Null(FrozenBytes.Fault(mail)));
        Assert.All(server.Messages(), message => Assert.Equal(dkim, message.Headers.Contains(HeaderId.DkimSignature)));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_signed_digest_verifies_as_it_arrived_also_after_a_retry(string kind)
    {
        await using var server = await SmtpServer.StartAsync();
        using var key = new KeyFile();
        await using var rig = await MailRig.OverSmtpAsync(kind, server, key.Settings);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("dropdot@example.org", language: "fr");
        await rig.AddItemAsync("Corée du Nord : « un traité » 🙂");
        await rig.IssueAsync();
        await rig.SendAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(13));
        await rig.SendAsync();

        var copies = server.Received();
        Assert.Equal(2, copies.Count);
        Assert.Equal(copies[0], copies[1]);
        var signature = server.Messages()[0].Headers[HeaderId.DkimSignature] ?? "";
        Assert.Contains("c=relaxed/relaxed", signature, StringComparison.Ordinal);
        Assert.Contains($"t={MailRig.Start.ToUnixTimeSeconds()}", signature, StringComparison.Ordinal);
        Assert.Contains("d=digests.test; s=m1", signature, StringComparison.Ordinal);
        var covered = signature.Split("h=")[1].Split(';')[0].ToLowerInvariant().Split(':').Select(name => name.Trim()).ToList();
        Assert.Equal(2, covered.Count(name => name == "from"));
        string[] wanted = ["to", "subject", "date", "message-id", "mime-version", "content-type", "list-unsubscribe", "list-unsubscribe-post", "list-id", "auto-submitted"];
        Assert.Equal(wanted.Order(), covered.Where(name => name != "from").Order());
        Assert.True(Verifies(key, copies[0]));
    }

    [Theory]
    [InlineData("Subject: ", "Subject: No, ")]
    [InlineData("List-Unsubscribe:", "List-Unsubscribe: <https://evil.test/>,")]
    [InlineData("From: ", "From: Somebody else <x@evil.test>\r\nFrom: ")]
    [InlineData("\r\nList-Id: ", "\r\nX-List-Id: ")]
    public async Task A_change_on_the_way_breaks_the_signature(string before, string after)
    {
        using var key = new KeyFile();
        await using var rig = await MailRig.CreateAsync("sqlite", [("Mail:From", "Monitor <monitor@digests.test>"), .. key.Settings]);
        var mail = Encoding.ASCII.GetString((await QueueAsync(rig, [new RenderedMail("News", "text\r\n", "<p>text</p>")]))[0]);
        Assert.True(Verifies(key, Encoding.ASCII.GetBytes(mail)));

        var at = mail.IndexOf(before.Contains('\n', StringComparison.Ordinal) ? before : "\r\n" + before, StringComparison.Ordinal);
        Assert.True(at > 0);
        var changed = before.Contains('\n', StringComparison.Ordinal)
            ? mail.Replace(before, after, StringComparison.Ordinal)
            : mail[..(at + 2)] + after + mail[(at + 2 + before.Length)..];
        Assert.False(Verifies(key, Encoding.ASCII.GetBytes(changed)));
    }

    [Theory]
    [InlineData("missing", "there is no file")]
    [InlineData("open", "can be read by others")]
    [InlineData("words", "holds no unencrypted RSA key")]
    public async Task A_key_file_that_cannot_be_used_is_named_with_the_mend(string fault, string says)
    {
        using var key = new KeyFile();
        if (fault == "missing")
            File.Delete(key.Path);
        if (fault == "words")
            await File.WriteAllTextAsync(key.Path, "no key", MailRig.Ct);
        if (fault == "open" && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(key.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        await using var rig = await MailRig.CreateAsync("sqlite", [("Mail:From", "Monitor <monitor@digests.test>"), .. key.Settings]);
        var error = Assert.Throws<ConfigurationException>(() => rig.Get<DkimKey>());
        Assert.Contains("Mail__Dkim__KeyFile", error.Message, StringComparison.Ordinal);
        Assert.Contains(key.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:Dkim:Domain", "example.com", "Mail__Dkim__Domain: must be digests.test")]
    [InlineData("Mail:Dkim:Sellector", "x", "Mail__Dkim")]
    [InlineData("Mail:BounceDomain", "Bücher.test", "Mail__BounceDomain: must be a domain")]
    [InlineData("Mail:BounceLocalPart", "a+b", "Mail__BounceLocalPart: must be the part")]
    [InlineData("Mail:Imap:Security", "maybe", "Mail__Imap__Security: must be none, starttls or tls, not 'maybe'")]
    [InlineData("Mail:Imap:UserName", "", "Mail__Imap__UserName: must name the mailbox")]
    public async Task A_wrong_key_of_a_group_is_named(string key, string value, string says)
    {
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => MailRig.CreateAsync("sqlite",
            ("Mail:From", "Monitor <monitor@digests.test>"), ("Mail:Dkim:Selector", "m1"), ("Mail:Dkim:KeyFile", "key.pem"),
            ("Mail:Imap:Host", "imap.example.org"), ("Mail:Imap:Port", "993"), (key, value)));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "does not end")]
    [InlineData("Subject: x\r\n", "no header or no body")]
    [InlineData("Subject: x\r\n\r\na\rb\r\n", "lone CR or LF")]
    [InlineData("Subject: x\r\n\r\na\nb\r\n", "lone CR or LF")]
    [InlineData("Subject: x\r\n\r\né\r\n", "seven-bit")]
    public async Task A_stored_message_that_is_none_fails_at_once_and_the_ones_behind_it_go_out(string bytes, string says)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await MailRig.OverSmtpAsync("sqlite", server);
        await QueueAsync(rig, [new RenderedMail("News", "text\r\n", "<p>text</p>"), new RenderedMail("More", "text\r\n", "<p>text</p>")]);
        await rig.Database.WriteAsync(session => session.ExecuteAsync(
            "UPDATE delivery_mails SET mime = @mime WHERE delivery_id = 1", new { mime = Encoding.Latin1.GetBytes(bytes) }), MailRig.Ct);
        await rig.SendAsync();

        var deliveries = await rig.DeliveriesAsync();
        Assert.Equal(["failed", "sent"], deliveries.Select(delivery => delivery.State));
        Assert.Contains(says, deliveries[0].Reply, StringComparison.Ordinal);
    }

    /// <returns>The bytes of each message, as stored.</returns>
    private static async Task<IReadOnlyList<byte[]>> QueueAsync(MailRig rig, IEnumerable<RenderedMail> mails)
    {
        var now = rig.Time.GetUtcNow();
        var stored = new List<byte[]>();
        foreach (var content in mails)
        {
            var email = $"s{stored.Count}@example.org";
            var id = await rig.SubscribeAsync(email);
            var subscription = await rig.Get<SubscriptionStore>().FindAsync(id, MailRig.Ct);
            var mail = rig.Get<MailComposer>().Digest(new Addressed(subscription!, email), "2026-11-24", content, now);
            await rig.Database.WriteAsync(session => rig.Get<DeliveryStore>().AddAsync(
                session, new NewDelivery { Subscriber = subscription!.SubscriberId, Kind = "digest", Recipient = email, Mail = mail }, now), MailRig.Ct);
            stored.Add(mail.Mime);
        }

        return stored;
    }

    private static bool Verifies(KeyFile key, byte[] mail)
    {
        using var message = MimeMessage.Load(new MemoryStream(mail), MailRig.Ct);
        var header = message.Headers[message.Headers.IndexOf(HeaderId.DkimSignature)];
        return new DkimVerifier(key).Verify(message, header, MailRig.Ct);
    }

    /// <summary>A fresh key in a file, and the DNS that tells its public half.</summary>
    private sealed class KeyFile : IDkimPublicKeyLocator, IDisposable
    {
        private readonly RSA rsa = RSA.Create(2048);

        public KeyFile()
        {
            Path = System.IO.Path.GetTempFileName();
            File.WriteAllText(Path, rsa.ExportPkcs8PrivateKeyPem());
        }

        public string Path { get; }

        public (string, string)[] Settings => [("Mail:Dkim:Domain", "digests.test"), ("Mail:Dkim:Selector", "m1"), ("Mail:Dkim:KeyFile", Path)];

        public AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default)
        {
            Assert.Equal(("digests.test", "m1"), (domain, selector));
            using var reader = new PemReader(new StringReader(rsa.ExportSubjectPublicKeyInfoPem()));
            return (AsymmetricKeyParameter)reader.ReadObject();
        }

        public Task<AsymmetricKeyParameter> LocatePublicKeyAsync(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
            Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));

        public void Dispose()
        {
            rsa.Dispose();
            File.Delete(Path);
        }
    }
}
