using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MimeKit;
using Xunit;

namespace Monitor.Tests.Mail;

/// <summary>aiosmtpd in a process of its own (smtp_server.py); ends when its standard input closes, that is with the test at the latest.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly Process process;
    private readonly DirectoryInfo folder;

    private SmtpServer(Process process, DirectoryInfo folder, int port)
    {
        this.process = process;
        this.folder = folder;
        Port = port;
    }

    public int Port { get; }

    public static async Task<SmtpServer> StartAsync()
    {
        Assert.SkipUnless(File.Exists("/usr/lib/python3/dist-packages/aiosmtpd/smtp.py"), "aiosmtpd is not installed (Debian: python3-aiosmtpd)");
        var folder = Directory.CreateTempSubdirectory("monitor-smtp");
        var start = new ProcessStartInfo(Python, [Script(), folder.FullName]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException(Python);
        var port = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new SmtpServer(process, folder, int.Parse(port ?? "", CultureInfo.InvariantCulture));
    }

    /// <summary>The messages taken, in order, as received.</summary>
    public IReadOnlyList<byte[]> Received() => [.. Files().Select(File.ReadAllBytes)];

    public IReadOnlyList<MimeMessage> Messages() => [.. Files().Select(file => MimeMessage.Load(file))];

    /// <summary>The envelope recipient of each message taken.</summary>
    public IReadOnlyList<string> Recipients() =>
        [.. Files().Select(file => File.ReadAllText(Path.ChangeExtension(file, ".rcpt"), Encoding.UTF8))];

    /// <summary>The envelope sender of each message taken.</summary>
    public IReadOnlyList<string> Senders() => [.. Files().Select(file => File.ReadAllText(Path.ChangeExtension(file, ".from"), Encoding.UTF8))];

    /// <summary>How often somebody began to log in.</summary>
    public int LogIns => File.Exists(Path.Combine(folder.FullName, "commands.txt")) ? File.ReadAllLines(Path.Combine(folder.FullName, "commands.txt")).Length : 0;

    private IEnumerable<string> Files() => Directory.EnumerateFiles(folder.FullName, "*.eml").Order(StringComparer.Ordinal);

    private static string Script([CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source) ?? "", "smtp_server.py");

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }
}
