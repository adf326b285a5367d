using System.Globalization;
using Monitor.DailyLog;
using Monitor.Hosting;
using Monitor.Mail;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Mail;

/// <summary>For any item and reader the log answers: in which edition, handed over when, with which reply; or why not.</summary>
public sealed class ItemProofTests
{
    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_sent_item_names_its_edition_and_the_servers_answer(string kind)
    {
        await using var server = await SmtpServer.StartAsync();
        await using var rig = await MailRig.OverSmtpAsync(kind, server);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.SubscribeAsync("a@example.org");
        await rig.SubscribeAsync("refuse@example.org");
        var item = await rig.AddItemAsync("Corée du Nord : un");
        Assert.Contains("it waits for the next edition (immediate)", await AnswerAsync(rig, item, "a@example.org"), StringComparison.Ordinal);
        await rig.RoundAsync();

        var answer = await AnswerAsync(rig, item, "A@Example.org".ToLowerInvariant());
        Assert.Contains("Sent in the alert 2026-11-24T07:00", answer, StringComparison.Ordinal);
        Assert.Contains("handed over 2026-11-24 07:00", answer, StringComparison.Ordinal);
        Assert.Contains("taken as 001", answer, StringComparison.Ordinal);
        var refused = await AnswerAsync(rig, item, "refuse@example.org");
        Assert.Contains("the server refused", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("refuse@example.org", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_was_not_sent_says_why()
    {
        await using var rig = await MailRig.CreateAsync("sqlite");
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        await rig.AddTopicAsync("football", "Football");
        var early = await rig.AddItemAsync("Corée du Nord : tôt");
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await rig.SubscribeAsync("a@example.org", topics: "north-korea");
        await rig.SubscribeAsync("f@example.org", topics: "football");
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        var matched = await rig.AddItemAsync("Corée du Nord : un");
        var held = await rig.AddItemAsync("Corée du Nord : vieux");
        var near = await rig.AddItemAsync("Corée du Sud");
        await rig.Database.WriteAsync(async session =>
        {
            await session.ExecuteAsync("UPDATE items SET held = 'old' WHERE id = @held", new { held });
            await session.ExecuteAsync("UPDATE matches SET decision = 'near', rejection = 'score 0.40 of 0.50' WHERE item_id = @near", new { near });
        }, MailRig.Ct);

        Assert.Contains("nobody subscribed", await AnswerAsync(rig, matched, "x@example.org"), StringComparison.Ordinal);
        Assert.Contains("the item is held (old)", await AnswerAsync(rig, held, "a@example.org"), StringComparison.Ordinal);
        Assert.Contains("nearest is north-korea, score 0.40 of 0.50", await AnswerAsync(rig, near, "a@example.org"), StringComparison.Ordinal);
        Assert.Contains("no subscription of this reader watches north-korea", await AnswerAsync(rig, matched, "f@example.org"), StringComparison.Ordinal);
        Assert.Contains("after the item was seen", await AnswerAsync(rig, early, "a@example.org"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<UserError>(() => AnswerAsync(rig, 999, "a@example.org"));
    }

    private static async Task<string> AnswerAsync(MailRig rig, long item, string email) => ItemProofText.Render(
        await rig.Get<ItemProofStore>().ReadAsync(item.ToString(CultureInfo.InvariantCulture), email, MailRig.Ct));
}
