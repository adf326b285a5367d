using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Monitor.Mail;

/// <summary>
/// MailKit's client for messages that are stored as bytes. What goes over the wire is those bytes and nothing else: read and written anew a
/// message could come out folded or encoded otherwise, which breaks its signature and makes a retry another message.
/// </summary>
internal sealed class RelayClient(IProtocolLogger watch) : SmtpClient(watch)
{
    private byte[] frozen = [];

    /// <returns>The server's reply.</returns>
    /// <exception cref="FormatException">The bytes are no message, or would not go out as they are; nothing was sent.</exception>
    public async Task<string> SendAsync(byte[] mime, MailboxAddress sender, MailboxAddress recipient, CancellationToken ct)
    {
        frozen = mime;
        using var stream = new MemoryStream(mime, writable: false);
        using var message = MimeMessage.Load(stream, persistent: true, ct);
        return await SendAsync(message, sender, [recipient], ct);
    }

    /// <summary>Called before the first command, with the options the message will be written with.</summary>
    protected override void Prepare(FormatOptions options, MimeMessage message, EncodingConstraint constraint, int maxLineLength)
    {
        options.International = false;
        using var check = new ComparingStream(frozen);
        message.WriteTo(options, check);
        if (!check.IsSame)
            throw new FormatException("it would not go out as it is stored");
    }

    protected override long GetSize(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) => frozen.Length;

    protected override Task<long> GetSizeAsync(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<long>(frozen.Length);
}
