using System.Runtime.CompilerServices;
using System.Text;
using Monitor.Mail;
using Monitor.Mail.Bounces;
using Monitor.Subscriptions;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Mail.Bounces;

/// <summary>
/// What comes back, in the shapes of many servers. Each file of Corpus was written for these tests; its first line says what is to come of
/// it, <c>{{path}}</c> stands for the return address of the mail, <c>{{recipient}}</c> for its reader's, <c>{{token}}</c> for the unsubscribe token.
/// </summary>
public sealed class ReturnedMailTests
{
    private const string Reader = "reader@example.org";

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder()).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public async Task A_message_of_the_corpus_does_what_its_first_line_says(string name)
    {
        await using var rig = await BounceRig.CreateAsync("sqlite", Reader);
        var (expected, message) = await ReadAsync(rig, name);
        Assert.Equal(expected != "passed over", await rig.TakeInAsync(message));
        Assert.Equal(expected, await rig.OutcomeAsync());
    }

    [Fact]
    public void The_corpus_holds_twenty_reports_and_more() => Assert.InRange(Files.Count, 30, 100);

    [Theory]
    [InlineData("sqlite", "postfix-mailbox-full")]
    [InlineData("postgres", "qmail-remote")]
    [InlineData("postgres", "exim-plain-bare-code")]
    public async Task Failures_that_may_pass_suppress_on_the_third_day(string kind, string name)
    {
        await using var rig = await BounceRig.CreateAsync(kind, Reader);
        var (expected, message) = await ReadAsync(rig, name);
        foreach (var later in new[] { 0, 1, 24, 24 })
        {
            Assert.Null(await rig.SuppressionAsync());
            rig.Mail.Time.Advance(TimeSpan.FromHours(later));
            Assert.True(await rig.TakeInAsync(message));
        }

        Assert.Equal(SuppressionReason.Bounced, (await rig.SuppressionAsync())!.Reason);
        Assert.Equal($"{string.Join(", ", Enumerable.Repeat(expected, 4))} suppressed", await rig.OutcomeAsync());
    }

    [Theory]
    [InlineData("postfix-delayed")]
    [InlineData("postfix-expired")]
    [InlineData("postfix-policy")]
    [InlineData("exchange-content")]
    [InlineData("of-an-address-it-forwards-to")]
    public async Task What_is_no_fault_of_the_address_never_suppresses_it(string name)
    {
        await using var rig = await BounceRig.CreateAsync("sqlite", Reader);
        var (_, message) = await ReadAsync(rig, name);
        for (var day = 0; day < 10; day++)
        {
            await rig.TakeInAsync(message);
            rig.Mail.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Null(await rig.SuppressionAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_suppressed_address_gets_nothing_that_waits_and_the_report_is_kept_without_the_address(string kind)
    {
        await using var rig = await BounceRig.CreateAsync(kind, Reader);
        await rig.Mail.AddItemAsync("Corée du Nord, suite");
        rig.Mail.Time.Advance(TimeSpan.FromMinutes(1));
        await rig.Mail.IssueAsync();
        await rig.TakeInAsync((await ReadAsync(rig, "postfix-no-such-user")).Message);

        Assert.Equal(["sent", "superseded"], (await rig.Mail.DeliveriesAsync()).Select(delivery => delivery.State));
        var detail = await rig.Mail.Database.ReadAsync(session => session.FirstAsync<string>("SELECT detail FROM bounces"), MailRig.Ct);
        Assert.Contains("Recipient address rejected", detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Reader, detail + (await rig.SuppressionAsync())!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_on_a_mail_that_is_erased_is_passed_over()
    {
        await using var rig = await BounceRig.CreateAsync("sqlite", Reader);
        var (_, message) = await ReadAsync(rig, "postfix-no-such-user");
        await rig.Mail.Get<EraseSubscriber>().ByAddressAsync(Reader, MailRig.Ct);
        Assert.False(await rig.TakeInAsync(message));
    }

    [Fact]
    public async Task No_cut_or_garbled_message_breaks_the_intake()
    {
        await using var rig = await BounceRig.CreateAsync("sqlite", Reader);
        foreach (var name in Files.Select(row => row.Data))
        {
            var (_, message) = await ReadAsync(rig, name);
            for (var cut = 0; cut < message.Length; cut += 97)
                await rig.Mail.Get<TakeInReturned>().RunAsync(message[..cut], MailRig.Ct);
            for (var at = 3; at < message.Length; at += 211)
            {
                var garbled = (byte[])message.Clone();
                garbled[at] ^= 0x55;
                await rig.Mail.Get<TakeInReturned>().RunAsync(garbled, MailRig.Ct);
            }
        }

        var deep = string.Concat(Enumerable.Range(0, 2000).Select(level => $"Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n"));
        Assert.False(await rig.TakeInAsync(Encoding.ASCII.GetBytes(deep)));
    }

    [Fact]
    public async Task Nothing_that_comes_back_is_ever_answered()
    {
        await using var rig = await BounceRig.CreateAsync("sqlite", Reader);
        var before = (await rig.Mail.DeliveriesAsync()).Count;
        foreach (var name in Files.Select(row => row.Data))
            await rig.TakeInAsync((await ReadAsync(rig, name)).Message);
        Assert.Equal(before, (await rig.Mail.DeliveriesAsync()).Count);
    }

    private static async Task<(string Expected, byte[] Message)> ReadAsync(BounceRig rig, string name)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder(), name + ".eml"), MailRig.Ct);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var message = text[(end + 1)..]
            .Replace("{{path}}", rig.ReturnAddress, StringComparison.Ordinal)
            .Replace("{{recipient}}", Reader, StringComparison.Ordinal)
            .Replace("{{token}}", rig.UnsubscribeToken, StringComparison.Ordinal);
        return (text[..end].Replace("X-Expect: ", "", StringComparison.Ordinal).Trim(), Encoding.UTF8.GetBytes(message.ReplaceLineEndings("\r\n")));
    }

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source) ?? "", "Corpus");
}
