using Microsoft.Extensions.Options;
using Monitor.Hosting;
using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>Puts a new signing key in the place of the one in the storage folder. Links, and the list of suppressed addresses, go on under the old one.</summary>
internal sealed class RotateKey(IOptions<SecurityOptions> security, IOptions<StorageOptions> storage, TimeProvider time)
{
    /// <returns>Where the key that was in use is kept.</returns>
    /// <exception cref="UserError">The key is set in the configuration, which is not Monitor's to change.</exception>
    public string Run() => security.Value.SigningKey.Length == 0
        ? new SigningKeyFile(storage.Value).Rotate(time.GetUtcNow())
        : throw new UserError("Security__SigningKey", "is set in the configuration: move it to Security__PreviousSigningKeys__0, put a new one in its place (openssl rand -base64 32) and restart");
}
