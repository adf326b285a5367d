namespace Monitor.Mail;

/// <summary>RFC 4648 base32 in lower case without padding: safe in a Message-ID, where some software folds case.</summary>
internal static class Base32
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length * 8 + 4) / 5];
        for (var at = 0; at < text.Length; at++)
        {
            var bit = at * 5;
            var pair = bytes[bit / 8] << 8 | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text[at] = Alphabet[pair >> (11 - bit % 8) & 31];
        }

        return new string(text);
    }
}
