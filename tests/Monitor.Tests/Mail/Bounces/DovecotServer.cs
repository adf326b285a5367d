using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using MimeKit;
using Xunit;

namespace Monitor.Tests.Mail.Bounces;

/// <summary>A real IMAP server (Debian's dovecot-imapd) on loopback, with its own configuration and one mailbox, in a temporary folder.</summary>
internal sealed class DovecotServer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/dovecot";

    private readonly Process process;
    private readonly DirectoryInfo folder;

    private DovecotServer(Process process, DirectoryInfo folder, int port)
    {
        (this.process, this.folder) = (process, folder);
        Port = port;
    }

    public int Port { get; }

    public (string, string)[] Settings =>
    [
        ("Mail:Imap:Host", "127.0.0.1"), ("Mail:Imap:Port", Port.ToString(CultureInfo.InvariantCulture)), ("Mail:Imap:Security", "none"),
        ("Mail:Imap:UserName", "bounces"), ("Mail:Imap:Password", "good"),
    ];

    public static async Task<DovecotServer> StartAsync()
    {
        Assert.SkipUnless(File.Exists(Program), "Dovecot is not installed (Debian: dovecot-imapd)");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Dovecot needs root to start here");
        var folder = Directory.CreateTempSubdirectory("monitor-imap");
        var port = FreePort();
        var conf = Path.Combine(folder.FullName, "dovecot.conf");
        await File.WriteAllTextAsync(conf, Configuration(folder.FullName, port), MailRig.Ct);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "users"), "bounces:{PLAIN}good\n", MailRig.Ct);
        Directory.CreateDirectory(Path.Combine(folder.FullName, "mail"));
        // The mail processes run as nobody and must reach the folder.
        using (var rights = Process.Start("chmod", ["-R", "a+rwX", folder.FullName]))
            await rights.WaitForExitAsync(MailRig.Ct);
        var process = Process.Start(new ProcessStartInfo(Program, ["-F", "-c", conf]) { RedirectStandardError = true }) ?? throw new InvalidOperationException(Program);
        var server = new DovecotServer(process, folder, port);
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, MailRig.Ct);
                return server;
            }
            catch (SocketException) when (!process.HasExited)
            {
                await Task.Delay(50, MailRig.Ct);
            }
        }

        var log = Path.Combine(folder.FullName, "log");
        throw new InvalidOperationException($"dovecot does not listen: {(File.Exists(log) ? await File.ReadAllTextAsync(log, MailRig.Ct) : "")}");
    }

    /// <summary>Puts a message into the inbox.</summary>
    public Task PutAsync(byte[] message) => WithAsync(async client =>
    {
        using var stream = new MemoryStream(message);
        await client.Inbox!.AppendAsync(MimeMessage.Load(stream, MailRig.Ct), MessageFlags.None, MailRig.Ct);
        return true;
    });

    /// <summary>How many messages a folder holds; -1 when there is none of that name.</summary>
    public Task<int> CountAsync(string name) => WithAsync(async client =>
    {
        try
        {
            var box = await client.GetFolderAsync(name, MailRig.Ct);
            await box.OpenAsync(FolderAccess.ReadOnly, MailRig.Ct);
            return box.Count;
        }
        catch (FolderNotFoundException)
        {
            return -1;
        }
    });

    /// <summary>A person looks in: everything in the inbox is seen.</summary>
    public Task SeeAllAsync() => WithAsync(async client =>
    {
        await client.Inbox!.OpenAsync(FolderAccess.ReadWrite, MailRig.Ct);
        await client.Inbox.AddFlagsAsync(Enumerable.Range(0, client.Inbox.Count).ToList(), MessageFlags.Seen, silent: true, MailRig.Ct);
        return true;
    });

    private async Task<T> WithAsync<T>(Func<ImapClient, Task<T>> work)
    {
        using var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", Port, SecureSocketOptions.None, MailRig.Ct);
        await client.AuthenticateAsync("bounces", "good", MailRig.Ct);
        var result = await work(client);
        await client.DisconnectAsync(quit: true, MailRig.Ct);
        return result;
    }

    private static string Configuration(string folder, int port) => $$"""
        base_dir = {{folder}}/run
        state_dir = {{folder}}/state
        log_path = {{folder}}/log
        protocols = imap
        listen = 127.0.0.1
        ssl = no
        disable_plaintext_auth = no
        default_internal_user = nobody
        default_login_user = nobody
        default_internal_group = nogroup
        mail_location = maildir:{{folder}}/mail
        first_valid_uid = 1
        service imap-login {
          chroot =
          inet_listener imap {
            port = {{port}}
          }
          inet_listener imaps {
            port = 0
          }
        }
        service anvil {
          chroot =
        }
        passdb {
          driver = passwd-file
          args = {{folder}}/users
        }
        userdb {
          driver = static
          args = uid=nobody gid=nogroup home={{folder}}/mail
        }
        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            // The master ends its children on SIGTERM; killed outright it would leave them behind.
            using var kill = Process.Start("kill", [process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            await process.WaitForExitAsync();
        }

        process.Dispose();
        folder.Delete(recursive: true);
    }
}
