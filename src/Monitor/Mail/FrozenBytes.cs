using System.Text;

namespace Monitor.Mail;

/// <summary>Whether stored bytes are a message that may go over any SMTP connection.</summary>
internal static class FrozenBytes
{
    /// <summary>RFC 5322 §2.1.1, without CRLF.</summary>
    private const int LongestLine = 998;

    /// <returns>What is wrong in words, null when nothing is. A lone CR or LF could end the message early at the next hop (VU#302671).</returns>
    public static string? Fault(ReadOnlySpan<byte> mime)
    {
        if (!mime.EndsWith("\r\n"u8))
            return "it does not end with a line";
        if (mime.IndexOf("\r\n\r\n"u8) <= 0)
            return "it has no header or no body";
        if (!Ascii.IsValid(mime))
            return "it is not seven-bit";
        while (!mime.IsEmpty)
        {
            var end = mime.IndexOfAny((byte)'\r', (byte)'\n');
            if (end > LongestLine)
                return $"a line is longer than {LongestLine} bytes";
            if (!mime[end..].StartsWith("\r\n"u8))
                return "a lone CR or LF stands in it";
            mime = mime[(end + 2)..];
        }

        return null;
    }
}
