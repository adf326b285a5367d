using System.Security.Cryptography;

namespace Monitor.Feeds;

/// <summary>
/// What tells two bodies of a feed apart: SHA-256 of all bytes but the content of <c>lastBuildDate</c>, in which many servers write
/// the time of the request. It says nothing of the entries, and counting it would make such a feed new at every poll.
/// </summary>
internal static class BodyChecksum
{
    /// <summary>Hex, lower case.</summary>
    public static string Of(ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var start = body.IndexOf("<lastBuildDate>"u8);
        var length = start < 0 ? -1 : body[start..].IndexOf("</lastBuildDate>"u8);
        if (length < 0)
            return Convert.ToHexStringLower(SHA256.HashData(body));
        hash.AppendData(body[..start]);
        hash.AppendData(body[(start + length)..]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
