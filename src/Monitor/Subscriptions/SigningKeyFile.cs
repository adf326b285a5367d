using System.Globalization;
using System.Security.Cryptography;
using Monitor.Hosting;
using Monitor.Storage;

namespace Monitor.Subscriptions;

/// <summary>The key as a file: <c>signing.key</c> of the storage folder, 32 bytes, its owner's alone; beside it those it took over from.</summary>
internal sealed class SigningKeyFile(StorageOptions storage)
{
    private const string Name = "signing.key";
    private const string Previous = Name + ".before-";

    private readonly string file = storage.FileIn(Name);

    public byte[] ReadOrCreate()
    {
        if (!File.Exists(file))
            Create(overwrite: false);
        return Read(file);
    }

    /// <summary>No key when there is no file: none is made.</summary>
    public IReadOnlyList<byte[]> ReadIfThere() => File.Exists(file) ? [Read(file)] : [];

    /// <summary>Keys that were in use before, newest first.</summary>
    public IReadOnlyList<byte[]> ReadPrevious() => Directory.Exists(storage.FullFolder)
        ? [.. Directory.EnumerateFiles(storage.FullFolder, Previous + "*").OrderDescending(StringComparer.Ordinal).Select(Read)]
        : [];

    /// <summary>Makes a new key. The one in use is copied aside first: a crash in between leaves it in use and known twice.</summary>
    /// <returns>Where the key that was in use is now.</returns>
    public string Rotate(DateTimeOffset now)
    {
        ReadOrCreate();
        var aside = storage.FileIn(Previous + now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        File.Copy(file, aside, overwrite: false);
        Create(overwrite: true);
        return aside;
    }

    private static byte[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes.Length >= 32
            ? bytes
            : throw new UserError(path, "is not a signing key of 32 bytes; restore it from a backup, or delete it (links in mails already sent then end)");
    }

    /// <summary>Written whole under another name first, so that two processes that start at once agree on one key.</summary>
    private void Create(bool overwrite)
    {
        Directory.CreateDirectory(storage.FullFolder);
        var draft = $"{file}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, options))
            stream.Write(RandomNumberGenerator.GetBytes(32));
        try
        {
            File.Move(draft, file, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
