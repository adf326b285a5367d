using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Monitor.Benchmarks;

/// <summary>Debian's smtp-sink on loopback: takes every mail and counts them.</summary>
internal sealed class SmtpSink : IDisposable
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

    /// <param name="mails">It ends after so many.</param>
    public static SmtpSink Start(int mails)
    {
        if (!File.Exists(Program))
            throw new InvalidOperationException($"{Program} is not there (Debian: apt-get install -y --no-install-recommends postfix)");
        var port = FreePort();
        string[] user = Environment.IsPrivilegedProcess ? ["-u", "nobody"] : [];
        var process = Process.Start(new ProcessStartInfo(Program, [.. user, "-c", "-M", mails.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), "1000"])
        {
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException(Program);
        for (var attempt = 0; !Answers(port); attempt++)
            if (attempt == 100 || process.WaitForExit(50))
                throw new InvalidOperationException($"{Program} does not listen on port {port}");
        return new SmtpSink(process, port);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>How many messages it took: the last of the counts it writes, each after a carriage return. Zero when it still waits for some.</returns>
    public int Stop()
    {
        if (!process.WaitForExit(5000))
            return 0;
        var all = counts.GetAwaiter().GetResult();
        return all.Split(['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => int.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max();
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
