using System.Data.Common;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Microsoft.Extensions.Options;
using Monitor.Storage;

namespace Monitor.Mail.Bounces;

/// <summary>
/// Reads the IMAP mailbox that mail comes back to. What is handled moves to a folder, what is passed over stays; both are marked, so that each
/// is read once. Nothing is deleted, and a message is marked only after what it says is stored.
/// </summary>
internal sealed class ReadInbox(TakeInReturned takeIn, IOptions<MailOptions> options, TimeProvider time, ILogger<ReadInbox> log)
{
    private const int MostPerRound = 500;
    private const int Timeout = 60_000;
    private const string Read = "MonitorRead";

    private readonly ImapOptions imap = options.Value.Imap;

    /// <returns>Messages handled, and messages passed over.</returns>
    public async Task<(int Handled, int Ignored)> RunAsync(CancellationToken ct)
    {
        if (imap.Host.Length == 0)
            return (0, 0);
        using var client = new ImapClient { Timeout = Timeout };
        try
        {
            await client.ConnectAsync(imap.Host, imap.Port, imap.Security switch
            {
                "tls" => SecureSocketOptions.SslOnConnect,
                "starttls" => SecureSocketOptions.StartTls,
                _ => SecureSocketOptions.None,
            }, ct);
            await client.AuthenticateAsync(imap.UserName, imap.Password, ct);
            var counts = await ReadAsync(client, ct);
            await client.DisconnectAsync(quit: true, ct);
            if (counts != (0, 0))
                log.InboxRead(counts.Handled, counts.Ignored);
            return counts;
        }
        catch (Exception e) when (e is FolderNotFoundException || SmtpTransport.IsRelayFault(e))
        {
            log.InboxUnusable($"{imap.Host}:{imap.Port} ({imap.Security}): {SmtpTransport.Line(e)}", time.GetUtcNow() + imap.Every);
            return (0, 0);
        }
    }

    private async Task<(int Handled, int Ignored)> ReadAsync(ImapClient client, CancellationToken ct)
    {
        var inbox = imap.Folder.Equals("INBOX", StringComparison.OrdinalIgnoreCase) ? client.Inbox : await client.GetFolderAsync(imap.Folder, ct);
        await inbox!.OpenAsync(FolderAccess.ReadWrite, ct);
        // A server without own keywords has only "seen", which a person who looks in sets as well.
        var keywords = inbox.PermanentFlags.HasFlag(MessageFlags.UserDefined);
        var unread = await inbox.SearchAsync(keywords ? SearchQuery.NotKeyword(Read) : SearchQuery.NotSeen, ct);
        var (handled, ignored) = (0, 0);
        foreach (var uid in unread.Take(MostPerRound))
        {
            var did = await TakeInAsync(inbox, uid, ct);
            await inbox.StoreAsync(uid, new StoreFlagsRequest(StoreAction.Add, MessageFlags.Seen, keywords ? [Read] : []) { Silent = true }, ct);
            if (did && await HandledAsync(client, inbox, ct) is { } folder)
                await inbox.MoveToAsync(uid, folder, ct);
            (handled, ignored) = did ? (handled + 1, ignored) : (handled, ignored + 1);
        }

        return (handled, ignored);
    }

    /// <summary>A message that makes us fail must not keep the ones behind it; a database that is not there ends the round.</summary>
    private async Task<bool> TakeInAsync(IMailFolder inbox, UniqueId uid, CancellationToken ct)
    {
        using var message = new MemoryStream();
        await using (var stream = await inbox.GetStreamAsync(uid, "", 0, TakeInReturned.LongestRead, ct))
            await stream.CopyToAsync(message, ct);
        try
        {
            return await takeIn.RunAsync(message.ToArray(), ct);
        }
        catch (Exception e) when (e is not (DbException or DatabaseBusyException or OperationCanceledException))
        {
            log.InboxMessageFailed(e, uid.Id);
            return false;
        }
    }

    /// <summary>Null when the folder is not there and cannot be made: then the mark alone tells.</summary>
    private async Task<IMailFolder?> HandledAsync(ImapClient client, IMailFolder inbox, CancellationToken ct)
    {
        try
        {
            return await client.GetFolderAsync(imap.HandledFolder, ct);
        }
        catch (FolderNotFoundException)
        {
            return await MakeAsync(client, inbox, ct);
        }
    }

    private async Task<IMailFolder?> MakeAsync(ImapClient client, IMailFolder inbox, CancellationToken ct)
    {
        try
        {
            var parent = client.PersonalNamespaces.Count > 0 ? client.GetFolder(client.PersonalNamespaces[0]) : inbox;
            return await parent.CreateAsync(imap.HandledFolder, isMessageFolder: true, ct);
        }
        catch (ImapCommandException)
        {
            return null;
        }
    }
}
