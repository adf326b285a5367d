using System.Security.Cryptography;
using System.Text;

namespace Monitor.Feeds.Push;

/// <summary>The HMAC by which a hub proves that a message is its own: <c>X-Hub-Signature: method=hex</c> (WebSub §8).</summary>
internal static class PushSignature
{
    public const string Header = "X-Hub-Signature";

    /// <summary>True when the header signs exactly these bytes with this key; what cannot be read is no signature.</summary>
    public static bool IsValid(string? header, string secret, ReadOnlySpan<byte> body)
    {
        if (header?.Trim().Split('=', 2) is not [var method, var hex] || Mac(method, Encoding.UTF8.GetBytes(secret), body) is not { } expected)
            return false;
        // Compared as bytes in constant time; the length of a method's digest is no secret.
        return hex.Length == expected.Length * 2 && Read(hex) is { } given && CryptographicOperations.FixedTimeEquals(given, expected);
    }

    private static byte[]? Mac(string method, byte[] key, ReadOnlySpan<byte> body) => method.ToLowerInvariant() switch
    {
#pragma warning disable CA5350 // The hub chooses; as HMAC, SHA-1 is not broken, and the oldest hubs know nothing else (§8 lists it).
        "sha1" => HMACSHA1.HashData(key, body),
#pragma warning restore CA5350
        "sha256" => HMACSHA256.HashData(key, body),
        "sha384" => HMACSHA384.HashData(key, body),
        "sha512" => HMACSHA512.HashData(key, body),
        _ => null,
    };

    private static byte[]? Read(string hex)
    {
        var bytes = new byte[hex.Length / 2];
        return Convert.FromHexString(hex, bytes, out _, out var written) == System.Buffers.OperationStatus.Done && written == bytes.Length ? bytes : null;
    }
}
