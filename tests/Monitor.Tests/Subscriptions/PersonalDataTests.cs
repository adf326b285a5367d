using System.Net;
using System.Text;
using System.Text.Json;
using Monitor.Mail;
using Monitor.Storage;
using Monitor.Subscriptions;
using Monitor.Tests.Mail;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Subscriptions;

/// <summary>What a person may have, and what is left when they want nothing left.</summary>
public sealed class PersonalDataTests
{
    private const string Email = "jane.erasable@example.org";

    private static readonly string[] Tables =
        ["subscribers", "subscriptions", "subscription_topics", "digests", "digest_items", "deliveries", "bounces", "sign_ups", "suppressions", "edits", "faults", "settings"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task An_export_holds_address_consent_subscriptions_deliveries_and_what_came_back(string kind)
    {
        await using var rig = await LifeAsync(kind);
        using var json = JsonDocument.Parse((await rig.Get<ExportSubscriber>().ByAddressAsync(Email, Ct))!);
        var data = json.RootElement;

        Assert.Equal(Email, data.GetProperty("email").GetString());
        Assert.Equal("203.0.113.0/24", data.GetProperty("consent").GetProperty("network").GetString());
        Assert.Equal("2026-11-24T07:00:00+00:00", data.GetProperty("consent").GetProperty("at").GetString());
        var subscription = Assert.Single(data.GetProperty("subscriptions").EnumerateArray());
        Assert.Equal(("immediate", "north-korea"), (subscription.GetProperty("rhythm").GetString(), Assert.Single(subscription.GetProperty("topics").EnumerateArray()).GetString()));
        Assert.Equal(["confirmation sent", "alert sent"], data.GetProperty("deliveries").EnumerateArray()
            .Select(delivery => $"{delivery.GetProperty("kind")} {delivery.GetProperty("state")}"));
        Assert.True(data.GetProperty("deliveries")[1].TryGetProperty("sent_at", out _));
        Assert.Equal("5.2.2", Assert.Single(data.GetProperty("bounces").EnumerateArray()).GetProperty("status").GetString());
        Assert.False(data.TryGetProperty("suppression", out _));

        await SuppressAsync(rig);
        using var suppressed = JsonDocument.Parse((await rig.Get<ExportSubscriber>().ByAddressAsync(Email, Ct))!);
        Assert.Equal("complaint", suppressed.RootElement.GetProperty("suppression").GetProperty("reason").GetString());
        Assert.Null(await rig.Get<ExportSubscriber>().ByAddressAsync("nobody@example.org", Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Erasing_leaves_nothing_in_any_table_and_a_suppressed_address_its_key_only(string kind)
    {
        await using var rig = await LifeAsync(kind);
        await SuppressAsync(rig);
        await rig.Get<SignUp>().RunAsync(new SubscriptionRequest { Email = Email }, IPAddress.Loopback, Ct); // a wish that waits
        Assert.NotEmpty(await TracesAsync(rig));

        Assert.True(await rig.Get<EraseSubscriber>().ByLinkAsync(rig.Get<SignedLinks>().Token(new SubscriptionId(1), LinkPurpose.Change), Ct));

        Assert.Empty(await TracesAsync(rig));
        foreach (var table in (string[])["subscriptions", "digests", "digest_items", "deliveries", "bounces"])
            Assert.Empty(await rig.Database.ReadAsync(session => session.QueryAsync<object>($"SELECT * FROM {table}"), Ct));
        Assert.Single(await rig.Database.ReadAsync(session => session.QueryAsync<string>("SELECT address_key FROM suppressions"), Ct));
        Assert.Empty(await rig.Database.ReadAsync(session => session.QueryAsync<string>("SELECT address_key FROM sign_ups WHERE address_key <> ''"), Ct));
        Assert.NotNull(await rig.Get<SuppressionStore>().FindAsync(Email, Ct));
        Assert.False(await rig.Get<EraseSubscriber>().ByLinkAsync(rig.Get<SignedLinks>().Token(new SubscriptionId(1), LinkPurpose.Change), Ct));
        Assert.Equal(0, await rig.Get<IssueConfirmations>().RunAsync(Ct));
    }

    [Fact]
    public async Task Erasing_overwrites_the_rows_in_the_file_too()
    {
        await using var rig = await LifeAsync("sqlite");
        Assert.True(await IsInFilesAsync(rig));
        await rig.Get<EraseSubscriber>().ByAddressAsync(Email, Ct);
        Assert.False(await IsInFilesAsync(rig));
    }

    /// <summary>Signed up, asked, confirmed, mailed, and one report came back.</summary>
    private static async Task<MailRig> LifeAsync(string kind)
    {
        var rig = await MailRig.CreateAsync(kind);
        await rig.AddTopicAsync("north-korea", "Corée du Nord");
        var wish = new SubscriptionRequest { Email = Email, Topics = "north-korea", Rhythm = "immediate" };
        await rig.Get<SignUp>().RunAsync(wish, IPAddress.Parse("203.0.113.5"), Ct);
        await rig.Get<IssueConfirmations>().RunAsync(Ct);
        var token = rig.Get<SignedLinks>().Token(new SubscriptionId(1), LinkPurpose.Confirm, rig.Time.GetUtcNow().ToUnixTimeMilliseconds());
        Assert.IsType<LinkResult.Done>(await rig.Get<ConfirmSubscriber>().RunAsync(token, IPAddress.Parse("203.0.113.5"), Ct));
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await rig.AddItemAsync("Corée du Nord : un traité");
        await rig.RoundAsync();
        await rig.Database.WriteAsync(session => session.ExecuteAsync(
            "INSERT INTO bounces (subscriber_id, kind, status, detail, received_at) VALUES (1, 'delayed', '5.2.2', 'mailbox full', 5)"), Ct);
        return rig;
    }

    private static Task SuppressAsync(MailRig rig) => rig.Database.WriteAsync(
        session => rig.Get<SuppressionStore>().AddAsync(session, Email, SuppressionReason.Complaint, "called spam", rig.Time.GetUtcNow()), Ct);

    /// <summary>Rows that hold the address, in any column.</summary>
    private static Task<IReadOnlyList<string>> TracesAsync(MailRig rig) => rig.Database.ReadAsync<IReadOnlyList<string>>(async session =>
    {
        var traces = new List<string>();
        foreach (var table in Tables)
            foreach (IDictionary<string, object?> row in await session.QueryAsync<dynamic>($"SELECT * FROM {table}"))
                if (row.Values.Any(value => (value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : $"{value}").Contains(Email, StringComparison.OrdinalIgnoreCase)))
                    traces.Add(table);
        return traces;
    }, Ct);

    /// <summary>Once what is in the write-ahead log stands in the file itself.</summary>
    private static async Task<bool> IsInFilesAsync(MailRig rig)
    {
        await rig.Database.ReadAsync(session => session.QueryAsync<object>("PRAGMA wal_checkpoint(TRUNCATE)"), Ct);
        var folder = Path.GetDirectoryName(rig.PickupFolder)!;
        var found = false;
        foreach (var file in Directory.EnumerateFiles(folder, "monitor.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Ct);
            found |= bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Email)) >= 0;
        }

        return found;
    }
}
