using System.Text;
using System.Text.RegularExpressions;

namespace Monitor.Feeds.Documents;

/// <summary>A document as text.</summary>
/// <param name="Repair">What was wrong with its encoding, in words; null for a sound one.</param>
internal sealed record DecodedText(string Text, string? Repair);

/// <summary>
/// Bytes to text: byte order mark, then UTF-8 where the bytes are valid UTF-8, then what the document declares, then what HTTP
/// says, then windows-1252. Valid UTF-8 goes before the declaration because it does not happen by chance.
/// </summary>
internal static partial class FeedDecoder
{
    /// <summary>A declaration stands within this many bytes.</summary>
    private const int DeclarationBytes = 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1;

    public static DecodedText Decode(byte[] bytes, string? contentType)
    {
        if (MarkedOrWide(bytes) is { } wide)
            return new DecodedText(wide, null);
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, DeclarationBytes));
        var declared = Named(Declaration().Match(head).Groups["name"].Value);
        var served = Named(Charset().Match(contentType ?? "").Groups["name"].Value);
        if (bytes.AsSpan().Contains((byte)0x1b) && SevenBit(declared ?? served) is { } shifted)
            return new DecodedText(shifted.GetString(bytes), null);
        if (Strict(bytes) is { } text)
            return new DecodedText(text, null);
        if (CutOff(bytes) is { } whole)
            return new DecodedText(whole, "it breaks off in the middle of a character");
        var other = new[] { declared, served }.FirstOrDefault(e => e is not null and not UTF8Encoding and not UnicodeEncoding and not UTF32Encoding);
        return other is null ? Broken(bytes) : new DecodedText(other.GetString(bytes), null);
    }

    private static string? MarkedOrWide(byte[] bytes) => bytes switch
    {
        [0xef, 0xbb, 0xbf, ..] => Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3),
        [0xff, 0xfe, 0, 0, ..] => Encoding.UTF32.GetString(bytes, 4, bytes.Length - 4),
        [0, 0, 0xfe, 0xff, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true).GetString(bytes, 4, bytes.Length - 4),
        [0xff, 0xfe, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
        [0xfe, 0xff, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
        [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32.GetString(bytes),
        [0, 0, 0, (byte)'<', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetString(bytes),
        [(byte)'<', 0, ..] => Encoding.Unicode.GetString(bytes),
        [0, (byte)'<', ..] => Encoding.BigEndianUnicode.GetString(bytes),
        _ => null,
    };

    /// <summary>The text, or null when the bytes are not valid UTF-8 throughout.</summary>
    public static string? Strict(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The text where only its last character is not whole; null where more is wrong.</summary>
    private static string? CutOff(byte[] bytes)
    {
        for (var tail = 1; tail <= Math.Min(3, bytes.Length); tail++)
        {
            if (System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, bytes.Length - tail)))
                return bytes[^tail] >= 0xc2 ? Encoding.UTF8.GetString(bytes, 0, bytes.Length - tail) : null;
        }

        return null;
    }

    /// <summary>Neither valid UTF-8 nor declared as anything else: UTF-8 with holes where most of it is UTF-8, else windows-1252.</summary>
    private static DecodedText Broken(byte[] bytes)
    {
        var holes = Encoding.UTF8.GetString(bytes);
        var bad = holes.Count(c => c == '\ufffd');
        var good = holes.Count(c => c > '\u007f') - bad + Surrogates(bytes);
        return good > bad
            ? new DecodedText(holes, $"{bad} bytes that are not UTF-8 were replaced")
            : new DecodedText(Windows1252.GetString(bytes), "not UTF-8 and not declared: read as windows-1252");
    }

    /// <summary>Surrogates written as three bytes each (CESU-8) are wrong, but nothing else than an attempt at UTF-8; each leaves three holes.</summary>
    private static int Surrogates(ReadOnlySpan<byte> bytes)
    {
        var found = 0;
        for (var i = bytes.IndexOf((byte)0xed); i >= 0 && i + 2 < bytes.Length; i++)
            found += bytes[i] == 0xed && bytes[i + 1] is >= 0xa0 and < 0xc0 && bytes[i + 2] is >= 0x80 and < 0xc0 ? 4 : 0;
        return found;
    }

    /// <summary>The encoding of a label; UTF-7 is none (it smuggles markup), and Latin-1 means windows-1252, as in browsers.</summary>
    private static Encoding? Named(string label)
    {
        if (label.Length == 0 || label.Contains("utf-7", StringComparison.OrdinalIgnoreCase))
            return null;
        if (label.ToLowerInvariant() is "iso-8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii")
            return Windows1252;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(label) ?? Encoding.GetEncoding(label);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>ISO-2022 and HZ write other scripts in seven bits, so their bytes pass as UTF-8.</summary>
    private static Encoding? SevenBit(Encoding? encoding) =>
        encoding?.WebName.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase) == true ? encoding : null;

    [GeneratedRegex("""<\?xml[^>]*?encoding\s*=\s*["'](?<name>[A-Za-z0-9._:-]{1,40})""", RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();

    [GeneratedRegex("""charset\s*=\s*["']?(?<name>[A-Za-z0-9._:-]{1,40})""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
