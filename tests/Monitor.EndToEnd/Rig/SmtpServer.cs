using System.Text.RegularExpressions;
using MimeKit;
using Xunit;

namespace Monitor.EndToEnd.Rig;

/// <summary>
/// A real SMTP server on loopback (Debian's aiosmtpd) that keeps each message as a file. It has its port from the beginning and
/// stays closed until it is started, so that a test can let it be down. Skips the test where the machine lacks it.
/// </summary>
internal sealed partial class SmtpServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly string folder = Directory.CreateTempSubdirectory("monitor-smtp").FullName;
    private MonitorProcess? process;

    private SmtpServer(int port) => Port = port;

    public int Port { get; }

    /// <summary>A server that is closed still.</summary>
    public static async Task<SmtpServer> CreateAsync()
    {
        Assert.SkipUnless(await IsInstalledAsync(), "aiosmtpd is not installed (Debian: python3-aiosmtpd)");
        return new SmtpServer(MonitorHome.FreePort());
    }

    public static async Task<SmtpServer> StartNewAsync()
    {
        var server = await CreateAsync();
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        process = new MonitorProcess(Python, [Path.Combine(AppContext.BaseDirectory, "smtp_server.py"), $"{Port}", folder], folder, []);
        await process.WaitForOutputAsync(Ready(), TimeSpan.FromSeconds(20));
    }

    /// <summary>Closes the port; what was kept stays.</summary>
    public async Task StopAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        process = null;
    }

    /// <summary>The answer to every recipient from now on (<c>451 4.3.0 try later</c>); null: by the recipient's name again.</summary>
    public void Answer(string? line) => Tell("answer", line);

    /// <summary>The answer to every message from now on; null: it is kept.</summary>
    public void AnswerData(string? line) => Tell("answer-data", line);

    /// <summary>What was accepted, in order; byte-exact as files.</summary>
    public IReadOnlyList<string> Files => [.. Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<MimeMessage>> MessagesAsync()
    {
        var messages = new List<MimeMessage>();
        foreach (var file in Files)
            messages.Add(await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken));
        return messages;
    }

    public async Task<IReadOnlyList<MimeMessage>> WaitForMessagesAsync(int count, TimeSpan limit, Func<string> otherwise)
    {
        await Until.TrueAsync(() => Files.Count >= count, limit, () => $"{count} mails at the server, {Files.Count} came; {otherwise()}");
        return await MessagesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private void Tell(string name, string? line)
    {
        var file = Path.Combine(folder, name);
        if (line is null)
        {
            File.Delete(file);
            return;
        }

        File.WriteAllText(file + ".part", line + "\n");
        File.Move(file + ".part", file, overwrite: true);
    }

    public static async Task<bool> IsInstalledAsync()
    {
        if (!File.Exists(Python))
            return false;
        await using var probe = new MonitorProcess(Python, ["-c", "import aiosmtpd"], Path.GetTempPath(), []);
        return await probe.WaitForExitAsync(TimeSpan.FromSeconds(20)) == 0;
    }

    [GeneratedRegex("^READY$", RegexOptions.Multiline)]
    private static partial Regex Ready();
}
