using MailKit;
using Monitor.Hosting;

namespace Monitor.Mail;

/// <summary>
/// Sees whether the end of a message (CR LF . CR LF) went out. MailKit reports a connection dropped before it and one dropped
/// after it by the same exception; the first is a safe retry, only the second is in doubt (RFC 1047).
/// </summary>
internal sealed class FinalDotWatch : IProtocolLogger
{
    private static ReadOnlySpan<byte> End => "\r\n.\r\n"u8;

    /// <summary>The last bytes that went out, in which the mark may have begun.</summary>
    private readonly byte[] tail = new byte[End.Length - 1];

    private int kept;

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public bool Seen { get; private set; }

    /// <summary>Before each message.</summary>
    public void Reset() => (kept, Seen) = (0, false);

    public void LogClient(byte[] buffer, int offset, int count)
    {
        var sent = buffer.AsSpan(offset, count);
        Span<byte> seam = stackalloc byte[2 * tail.Length];
        tail.AsSpan(0, kept).CopyTo(seam);
        var head = sent[..Math.Min(count, tail.Length)];
        head.CopyTo(seam[kept..]);
        seam = seam[..(kept + head.Length)];
        var ended = seam.IndexOf(End) >= 0 || sent.IndexOf(End) >= 0;
        Keep(count >= tail.Length ? sent : seam);
        if (!ended)
            return;
        Seen = true;
        Failpoint.Hit(Failpoint.AfterDot);
    }

    private void Keep(ReadOnlySpan<byte> sent)
    {
        kept = Math.Min(sent.Length, tail.Length);
        sent[^kept..].CopyTo(tail);
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
    }

    public void LogConnect(Uri uri)
    {
    }

    public void Dispose()
    {
    }
}
