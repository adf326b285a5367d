using Monitor.Mail;
using Monitor.Mail.Bounces;
using Monitor.Subscriptions;

namespace Monitor.Tests.Mail.Bounces;

/// <summary>One mail that went out to one reader, and what comes back about it.</summary>
internal sealed class BounceRig : IAsyncDisposable
{
    private readonly string reader;

    private BounceRig(MailRig mail, string reader, SubscriptionId subscription)
    {
        (Mail, this.reader) = (mail, reader);
        UnsubscribeToken = mail.Get<SignedLinks>().Token(subscription, LinkPurpose.Unsubscribe);
    }

    public MailRig Mail { get; }

    public string UnsubscribeToken { get; }

    public string ReturnAddress => Mail.Get<ReturnPath>().For(new DeliveryId(1)).Address;

    public static async Task<BounceRig> CreateAsync(string kind, string reader, params (string, string)[] settings)
    {
        var mail = await MailRig.CreateAsync(kind, [("Mail:BounceDomain", "bounces.test"), ("Mail:From", "Monitor <monitor@digests.test>"), .. settings]);
        await mail.AddTopicAsync("north-korea", "Corée du Nord");
        var subscription = await mail.SubscribeAsync(reader);
        await mail.AddItemAsync("Corée du Nord : un traité");
        await mail.IssueAsync();
        await mail.SendAsync();
        return new BounceRig(mail, reader, subscription);
    }

    public Task<bool> TakeInAsync(byte[] message) => Mail.Get<TakeInReturned>().RunAsync(message, MailRig.Ct);

    public Task<Suppression?> SuppressionAsync() => Mail.Get<SuppressionStore>().FindAsync(reader, MailRig.Ct);

    /// <summary>In words: the rows of <c>bounces</c>, then whether the address is suppressed; or <c>unsubscribed</c>, or <c>passed over</c>.</summary>
    public async Task<string> OutcomeAsync()
    {
        var rows = await Mail.Database.ReadAsync(session => session.QueryAsync<string>("SELECT kind || ' ' || status FROM bounces ORDER BY id"), MailRig.Ct);
        var subscriber = await Mail.Get<SubscriberStore>().FindAsync(reader, MailRig.Ct);
        string[] words =
        [
            .. rows.Count > 0 ? [string.Join(", ", rows.Select(row => row.TrimEnd()))] : Array.Empty<string>(),
            .. await SuppressionAsync() is not null ? ["suppressed"] : Array.Empty<string>(),
            .. subscriber?.State == SubscriberState.Unsubscribed ? ["unsubscribed"] : Array.Empty<string>(),
        ];
        return words.Length == 0 ? "passed over" : string.Join(' ', words);
    }

    public ValueTask DisposeAsync() => Mail.DisposeAsync();
}
