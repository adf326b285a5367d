using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Monitor.Storage;

namespace Monitor.Web;

/// <summary>
/// The one-time code by which whoever can read the service's output becomes its first editor: 256 bits, kept as a hash, good for
/// 24 hours and for one account. Until it is used the pages stay shut: there is no password by default.
/// </summary>
internal sealed class SetupCode(SettingsStore settings, EditorStore editors, Passwords passwords, TimeProvider time)
{
    private const string Setting = "setup_code"; // <hash>:<expiry, Unix milliseconds>

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Makes a new code, which ends the one before.</summary>
    /// <param name="baseUrl">Where the pages are reached, without a trailing slash.</param>
    /// <returns>The link to print, or null when there is an editor already.</returns>
    public async Task<string?> LinkAsync(string baseUrl, CancellationToken ct)
    {
        if (await editors.AnyAsync(ct))
            return null;
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var expiry = time.GetUtcNow() + Lifetime;
        await settings.SetAsync(Setting, string.Create(CultureInfo.InvariantCulture, $"{HashOf(code)}:{expiry.ToUnixTimeMilliseconds()}"), ct);
        return $"{baseUrl.TrimEnd('/')}/setup?code={code}";
    }

    public async Task<bool> IsGoodAsync(string code, CancellationToken ct) => await PermitAsync(code, ct) is not null;

    /// <returns>False when the code is wrong, used or over, or somebody was faster.</returns>
    public async Task<bool> UseAsync(string code, string name, string password, CancellationToken ct) =>
        await PermitAsync(code, ct) is { } permit
        && await editors.AddFirstAsync(name, passwords.Hash(password), time.GetUtcNow(), (Setting, permit), ct);

    /// <summary>The stored setting if the code opens it.</summary>
    private async Task<string?> PermitAsync(string code, CancellationToken ct)
    {
        var stored = await settings.GetAsync(Setting, ct);
        if (stored?.Split(':') is not [var hash, var expiry])
            return null;
        var equal = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(HashOf(code)));
        var open = long.Parse(expiry, CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeMilliseconds();
        return equal && open ? stored : null;
    }

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
