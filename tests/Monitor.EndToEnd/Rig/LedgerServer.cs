using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Monitor.EndToEnd.Rig;

/// <summary>A message as a mailbox got it.</summary>
/// <param name="Time">When, in seconds since 1970.</param>
/// <param name="Dropped">It was accepted, and the sender was not told.</param>
internal sealed record LedgerLine(double Time, string MessageId, string Sender, string Recipient, string Sha256, bool Dropped)
{
    public DateTimeOffset At => DateTimeOffset.UnixEpoch.AddSeconds(Time);
}

/// <summary>An answer to a recipient (<c>rcpt</c>), or a breach of the protocol (<c>bare</c>, <c>bdat</c>).</summary>
internal sealed record LedgerEvent(double Time, string Kind, string Recipient, string Words);

/// <summary>
/// A real SMTP server on loopback in a process of its own (Debian's aiosmtpd), with a ledger that survives whatever the sender does:
/// what stands in it arrived. Skips the test where the machine lacks it.
/// </summary>
internal sealed partial class LedgerServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private readonly string folder = Directory.CreateTempSubdirectory("monitor-ledger").FullName;
    private MonitorProcess? process;

    private LedgerServer(int port) => Port = port;

    public int Port { get; }

    public static async Task<LedgerServer> StartNewAsync(ServerScript script)
    {
        Assert.SkipUnless(await SmtpServer.IsInstalledAsync(), "aiosmtpd is not installed (Debian: python3-aiosmtpd)");
        var server = new LedgerServer(MonitorHome.FreePort());
        server.Follow(script);
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        process = new MonitorProcess(Python, [Path.Combine(AppContext.BaseDirectory, "smtp_ledger.py"), $"{Port}", folder], folder, []);
        await process.WaitForOutputAsync(Ready(), TimeSpan.FromSeconds(30));
    }

    /// <summary>Closes the port; the ledger stays.</summary>
    public async Task StopAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        process = null;
    }

    /// <summary>Behaves so from the next command on.</summary>
    public void Follow(ServerScript script)
    {
        var file = Path.Combine(folder, "script.json");
        File.WriteAllText(file + ".part", JsonSerializer.Serialize(script, Json));
        File.Move(file + ".part", file, overwrite: true);
    }

    /// <summary>All that was accepted, in order.</summary>
    public IReadOnlyList<LedgerLine> Accepted => Read<LedgerLine>("ledger");

    public IReadOnlyList<LedgerEvent> Events => Read<LedgerEvent>("events");

    /// <summary>The bytes of an accepted message.</summary>
    public string FileOf(LedgerLine line) => Path.Combine(folder, "mails", line.Sha256 + ".eml");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The lines that are whole.</summary>
    private List<T> Read<T>(string name)
    {
        var file = Path.Combine(folder, name);
        if (!File.Exists(file))
            return [];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<T>(line, Json)!)];
    }

    [GeneratedRegex("^READY$", RegexOptions.Multiline)]
    private static partial Regex Ready();
}
