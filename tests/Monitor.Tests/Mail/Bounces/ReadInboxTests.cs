using System.Text;
using Monitor.Mail.Bounces;
using Xunit;

namespace Monitor.Tests.Mail.Bounces;

/// <summary>Against a real IMAP server.</summary>
public sealed class ReadInboxTests
{
    private const string Reader = "reader@example.org";

    [Fact]
    public async Task A_report_is_taken_in_and_moved_a_letter_stays_and_each_is_read_once()
    {
        await using var server = await DovecotServer.StartAsync();
        await using var rig = await BounceRig.CreateAsync("sqlite", Reader, server.Settings);
        await server.PutAsync(Message("Hello", "A letter to the editor."));
        await server.PutAsync(Unsubscribe(rig));
        // A person was there first.
        await server.SeeAllAsync();

        Assert.Equal((1, 1), await rig.Mail.Get<ReadInbox>().RunAsync(MailRig.Ct));
        Assert.Equal("unsubscribed", await rig.OutcomeAsync());
        Assert.Equal((1, 1), (await server.CountAsync("INBOX"), await server.CountAsync("Monitor")));
        Assert.Equal((0, 0), await rig.Mail.Get<ReadInbox>().RunAsync(MailRig.Ct));

        await server.PutAsync(Unsubscribe(rig));
        Assert.Equal((1, 0), await rig.Mail.Get<ReadInbox>().RunAsync(MailRig.Ct));
        Assert.Equal(2, await server.CountAsync("Monitor"));
    }

    [Fact]
    public async Task While_the_database_is_not_there_the_message_stays_unread()
    {
        await using var server = await DovecotServer.StartAsync();
        await using var rig = await BounceRig.CreateAsync("sqlite", Reader, server.Settings);
        await server.PutAsync(Unsubscribe(rig));
        await rig.Mail.Database.WriteAsync(session => session.ExecuteAsync("ALTER TABLE subscriptions RENAME TO gone"), MailRig.Ct);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => rig.Mail.Get<ReadInbox>().RunAsync(MailRig.Ct));
        Assert.Equal((1, -1), (await server.CountAsync("INBOX"), await server.CountAsync("Monitor")));

        await rig.Mail.Database.WriteAsync(session => session.ExecuteAsync("ALTER TABLE gone RENAME TO subscriptions"), MailRig.Ct);
        Assert.Equal((1, 0), await rig.Mail.Get<ReadInbox>().RunAsync(MailRig.Ct));
    }

    [Theory]
    [InlineData("Mail:Imap:Password", "bad")]
    [InlineData("Mail:Imap:Folder", "Nowhere")]
    [InlineData("Mail:Imap:Security", "starttls")]
    public async Task A_mailbox_that_cannot_be_read_is_no_fault_of_the_run(string key, string value)
    {
        await using var server = await DovecotServer.StartAsync();
        await using var rig = await BounceRig.CreateAsync("sqlite", Reader, [.. server.Settings, (key, value)]);
        Assert.Equal((0, 0), await rig.Mail.Get<ReadInbox>().RunAsync(MailRig.Ct));
    }

    [Fact]
    public async Task Without_a_host_nothing_is_read()
    {
        await using var rig = await BounceRig.CreateAsync("sqlite", Reader);
        Assert.Equal((0, 0), await rig.Mail.Get<ReadInbox>().RunAsync(MailRig.Ct));
    }

    private static byte[] Unsubscribe(BounceRig rig) => Message($"unsubscribe {rig.UnsubscribeToken}", "");

    private static byte[] Message(string subject, string text) =>
        Encoding.ASCII.GetBytes($"From: {Reader}\r\nTo: bounces@bounces.test\r\nSubject: {subject}\r\n\r\n{text}\r\n");
}
