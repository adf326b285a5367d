using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Monitor.Benchmarks;

/// <summary>Debian's smtp-sink on loopback: takes every mail and counts them.</summary>
internal sealed partial class SmtpSink : IDisposable
{
    private const string Program = "/usr/sbin/smtp-sink";

    private readonly Process process;
    private readonly Task<string> counts;

    private SmtpSink(Process process, int port)
    {
        this.process = process;
        counts = process.StandardOutput.ReadToEndAsync();
        Port = port;
    }

    public int Port { get; }

    /// <param name="mails">So many are to come; it ends after one more, without answering that.</param>
    public static SmtpSink Start(int mails)
    {
        if (!File.Exists(Program))
            throw new InvalidOperationException($"{Program} is not there (Debian: apt-get install -y --no-install-recommends postfix)");
        var port = FreePort();
        string[] user = Environment.IsPrivilegedProcess ? ["-u", "nobody"] : [];
        var process = Process.Start(new ProcessStartInfo(Program, [.. user, "-c", "-M", (mails + 1).ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), "1000"])
        {
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException(Program);
        for (var attempt = 0; !Answers(port); attempt++)
            if (attempt == 100 || process.WaitForExit(50))
                throw new InvalidOperationException($"{Program} does not listen on port {port}");
        return new SmtpSink(process, port);
    }

    /// <summary>Sends the one message that ends it, and waits for that.</summary>
    /// <returns>How many others it took: the last of the counts it writes, each after a carriage return. Zero when it still waits for some.</returns>
    public int Stop()
    {
        using (var client = new TcpClient("127.0.0.1", Port))
        using (var stream = client.GetStream())
        {
            stream.Write("HELO me\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n\r\nend\r\n.\r\n"u8);
            if (!process.WaitForExit(5000))
                return 0;
        }

        var last = Taken().Matches(counts.GetAwaiter().GetResult()).LastOrDefault();
        return last is null ? 0 : int.Parse(last.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - 1;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private static bool Answers(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>As it writes them: sess=2 quit=0 mesg=7.</summary>
    [GeneratedRegex(@"mesg=(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Taken();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
