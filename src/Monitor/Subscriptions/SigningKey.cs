using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Monitor.Hosting;
using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>The installation's secret: signs links and makes Message-IDs that nobody else can foretell.</summary>
internal sealed class SigningKey(IOptions<SecurityOptions> security, IOptions<StorageOptions> storage)
{
    private readonly Lazy<byte[]> key = new(() => security.Value.SigningKey.Length > 0
        ? Convert.FromBase64String(security.Value.SigningKey)
        : ReadOrCreate(storage.Value.FileIn("signing.key")));

    /// <summary>HMAC-SHA256 of <paramref name="text"/>: 32 bytes. The text starts with its purpose, so that no mac serves for another one.</summary>
    public byte[] Sign(string text) => HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(text));

    private static byte[] ReadOrCreate(string file)
    {
        if (!File.Exists(file))
            Create(file);
        var bytes = File.ReadAllBytes(file);
        return bytes.Length >= 32
            ? bytes
            : throw new UserError(file, "is not a signing key of 32 bytes; restore it from a backup, or delete it (links in mails already sent then end)");
    }

    /// <summary>Written whole under another name first, so that two processes that start at once agree on one key.</summary>
    private static void Create(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? ".");
        var draft = $"{file}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, options))
            stream.Write(RandomNumberGenerator.GetBytes(32));
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
