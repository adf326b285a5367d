using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>
/// The installation's secret: signs links and makes Message-IDs that nobody else can foretell. New macs are made by the current key;
/// what was made by an earlier one is still known, so that a change of keys ends no link and forgets no suppressed address.
/// </summary>
internal sealed class SigningKey(IOptions<SecurityOptions> security, IOptions<StorageOptions> storage)
{
    private readonly Lazy<IReadOnlyList<byte[]>> keys = new(() => Read(security.Value, new SigningKeyFile(storage.Value)));

    /// <summary>HMAC-SHA256 of <paramref name="text"/>: 32 bytes. The text starts with its purpose, so that no mac serves for another one.</summary>
    public byte[] Sign(string text) => Mac(keys.Value[0], text);

    /// <summary>The macs that <paramref name="text"/> may have: by the current key, then by each earlier one.</summary>
    public IReadOnlyList<byte[]> SignByAll(string text) => [.. keys.Value.Select(key => Mac(key, text))];

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static List<byte[]> Read(SecurityOptions options, SigningKeyFile file) =>
    [
        // A key set in the configuration takes over from the file, whose links stay good.
        .. options.SigningKey.Length > 0 ? [Convert.FromBase64String(options.SigningKey), .. file.ReadIfThere()] : (byte[][])[file.ReadOrCreate()],
        .. options.PreviousSigningKeys.Select(Convert.FromBase64String),
        .. file.ReadPrevious(),
    ];
}
