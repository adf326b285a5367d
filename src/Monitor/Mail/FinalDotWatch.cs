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

    private int matched;

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public bool Seen { get; private set; }

    /// <summary>Before each message.</summary>
    public void Reset() => (matched, Seen) = (0, false);

    public void LogClient(byte[] buffer, int offset, int count)
    {
        foreach (var b in buffer.AsSpan(offset, count))
        {
            // After a mismatch the only part of the mark that can have begun is its CR.
            matched = b == End[matched] ? matched + 1 : b == End[0] ? 1 : 0;
            if (matched < End.Length)
                continue;
            Seen = true;
            matched = 0;
            Failpoint.Hit(Failpoint.AfterDot);
        }
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
