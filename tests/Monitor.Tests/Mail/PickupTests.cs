using Monitor.Hosting;
using Monitor.Mail;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Mail;

public sealed class PickupTests
{
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_message_is_one_whole_file_with_CRLF_however_often_it_is_handed_over(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("a@example.org", language: "fr");
        await rig.AddItemAsync("Corée du Nord : un traité");
        await rig.IssueAsync();
        var store = rig.Get<DeliveryStore>();
        var claimed = Assert.Single(await store.ClaimAsync(10, rig.Time.GetUtcNow(), rig.Time.GetUtcNow(), MailRig.Ct));
        var opened = Assert.IsType<OpenResult.Opened>(await rig.Get<IMailTransport>().OpenAsync(MailRig.Ct));
        await opened.Connection.SendAsync(claimed, MailRig.Ct);
        await rig.Get<RecoverDeliveries>().AtStartAsync(MailRig.Ct);
        await rig.SendAsync();

        var file = Assert.Single(Directory.GetFiles(rig.PickupFolder));
        Assert.Equal("20261124T070000Z-000001.eml", Path.GetFileName(file));
        var bytes = await File.ReadAllBytesAsync(file, MailRig.Ct);
        Assert.Equal(claimed.Mime, bytes);
        Assert.DoesNotContain(Enumerable.Range(1, bytes.Length - 1), at => bytes[at] == '\n' && bytes[at - 1] != '\r');
        Assert.Equal("sent", Assert.Single(await rig.DeliveriesAsync()).State);
    }

    [Fact]
    public async Task A_pickup_folder_that_cannot_be_made_is_named_and_the_mail_waits()
    {
        var notAFolder = Path.GetTempFileName();
        await using var rig = await MailRig.CreateAsync("sqlite", ("Mail:PickupFolder", notAFolder));
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("a@example.org");
        await rig.AddItemAsync("Corée du Nord");
        await rig.IssueAsync();
        await rig.SendAsync();

        var waiting = Assert.Single(await rig.DeliveriesAsync());
        Assert.Equal("pending", waiting.State);
        Assert.Contains($"pickup folder {notAFolder} cannot be written", waiting.Reply, StringComparison.Ordinal);
        File.Delete(notAFolder);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Claims_made_at_once_share_no_message(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        for (var at = 0; at < 20; at++)
            await rig.SubscribeAsync($"s{at}@example.org");
        await rig.AddItemAsync("Corée du Nord");
        await rig.IssueAsync();
        var now = rig.Time.GetUtcNow();

        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => rig.Get<DeliveryStore>().ClaimAsync(8, now, now.AddMinutes(12), MailRig.Ct)));

        var ids = claims.SelectMany(claim => claim).Select(delivery => delivery.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.InRange(ids.Count, 8, 20);
    }

    [Theory]
    [InlineData("Mail:Transport", "pigeon", "must be pickup or smtp")]
    [InlineData("Mail:From", "nobody at all <", "must be an address")]
    [InlineData("Mail:Lease", "00:05:00", "must be longer than Mail__ReplyTimeout")]
    [InlineData("Mail:RetryDelays:0", "-00:01:00", "must be a list of time spans above zero")]
    [InlineData("Mail:Connections", "many", "must be a whole number")]
    [InlineData("Web:PublicBaseUrl", "monitor", "must be an address such as https://")]
    public async Task A_wrong_setting_is_named_with_the_mend(string key, string value, string says)
    {
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => MailRig.CreateAsync("sqlite", (key, value)));
        Assert.Contains(key.Split(':')[1], error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_retry_delays_takes_the_place_of_the_default_one()
    {
        await using var rig = await MailRig.CreateAsync("sqlite", ("Mail:RetryDelays:0", "00:00:02"), ("Mail:RetryDelays:1", "00:00:05"));
        var options = rig.Get<Microsoft.Extensions.Options.IOptions<MailOptions>>().Value;
        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)], options.RetryDelays);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "my")]
    [InlineData("foobar", "mzxw6ytboi")]
    public void Base32_is_that_of_RFC_4648(string bytes, string text) =>
        Assert.Equal(text, Base32.Encode(System.Text.Encoding.ASCII.GetBytes(bytes)));

    [Theory]
    [InlineData(new[] { "MAIL\r\n", "text\r\n.\r", "\n" }, true)]
    [InlineData(new[] { "text\r\n\r\n.\r\n" }, true)]
    [InlineData(new[] { "text\r\n..\r\n", ".\r" }, false)]
    [InlineData(new[] { "text.\r\n" }, false)]
    public void The_final_dot_is_seen_across_writes(string[] writes, bool seen)
    {
        using var watch = new FinalDotWatch();
        foreach (var write in writes.Select(System.Text.Encoding.ASCII.GetBytes))
            watch.LogClient(write, 0, write.Length);
        Assert.Equal(seen, watch.Seen);
    }
}
