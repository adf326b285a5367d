using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Cryptography;
using Monitor.Hosting;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;

namespace Monitor.Mail;

/// <summary>Signs messages (RFC 6376) with the key of <c>Mail__Dkim</c>; does nothing without one. Made once, when the program starts.</summary>
internal sealed class DkimKey : IDisposable
{
    private const string Setting = "Mail__Dkim__KeyFile";
    private const int LeastBits = 1024;

    /// <summary>From stands twice: with a second From put in front the signature breaks.</summary>
    private static readonly string[] Signed =
    [
        "From", "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
        "List-Unsubscribe", "List-Unsubscribe-Post", "List-Id", "Auto-Submitted",
    ];

    private readonly RSA? rsa;
    private readonly AsymmetricKeyParameter? key;
    private readonly DkimOptions dkim;

    /// <exception cref="ConfigurationException">The key file is not there, open to others or no RSA key.</exception>
    public DkimKey(IOptions<MailOptions> options)
    {
        dkim = options.Value.Dkim;
        if (dkim.Domain.Length > 0)
        {
            rsa = Load(Path.GetFullPath(dkim.KeyFile));
            key = PrivateKeyFactory.CreateKey(rsa.ExportPkcs8PrivateKey());
        }
    }

    /// <summary>Signs a finished message; nothing of it may change after this.</summary>
    public void Sign(MimeMessage message, DateTimeOffset now)
    {
        if (rsa is null || key is null)
            return;
        // Content-Type stands at the body until the message is written.
        message.Prepare(EncodingConstraint.SevenBit);
        new DkimRsaSigner(rsa, key, dkim, now).Sign(message, [.. Signed.Where(header => header == "Content-Type" || message.Headers.Contains(header))]);
    }

    public void Dispose() => rsa?.Dispose();

    private static RSA Load(string file)
    {
        if (!File.Exists(file))
            throw new ConfigurationException(Setting, $"there is no file {file}; make one with: openssl genrsa -out {file} 2048 && chmod 600 {file}");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)) != 0)
            throw new ConfigurationException(Setting, $"{file} can be read by others than its owner; mend it with: chmod 600 {file}");
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(File.ReadAllText(file));
            if (rsa.KeySize >= LeastBits)
                return rsa;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // Not RSA, encrypted, or no PEM: the same mend.
        }
        catch (UnauthorizedAccessException)
        {
            rsa.Dispose();
            throw new ConfigurationException(Setting, $"{file} cannot be read by this user; give it to the user Monitor runs as");
        }

        rsa.Dispose();
        throw new ConfigurationException(Setting, $"{file} holds no unencrypted RSA key of {LeastBits} bits or more in PEM; make one with: openssl genrsa -out {file} 2048");
    }
}
