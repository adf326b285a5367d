using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Monitor.EndToEnd.Rig;

/// <summary>A program that was started for a test: its words, its end, its memory. Ends with the test at the latest, by its pid.</summary>
internal sealed partial class MonitorProcess : IAsyncDisposable
{
    private const int SignalTerminate = 15;
    private const int SignalContinue = 18;
    private const int SignalStop = 19;
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();

    public MonitorProcess(string program, string[] arguments, string folder, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // What the person running the tests has configured for an installation of their own does not reach the tests.
        foreach (var key in info.Environment.Keys.Where(key => key.StartsWith("MONITOR_", StringComparison.OrdinalIgnoreCase)).ToList())
            info.Environment.Remove(key);
        foreach (var (key, value) in environment)
            info.Environment[key] = value;

        process = new Process { StartInfo = info };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public string Output => Read(output);

    public string Errors => Read(errors);

    /// <summary>The most memory it has held, in bytes: the kernel's high-water mark (VmHWM) when last looked at, while it ran.</summary>
    public long PeakMemory { get; private set; }

    /// <summary>Processor time of all its threads when last looked at, while it ran.</summary>
    public TimeSpan ProcessorTime { get; private set; }

    /// <summary>The most threads it has had when looked at.</summary>
    public int MostThreads { get; private set; }

    /// <summary>The exit code; looks at the memory while it waits.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan limit)
    {
        await Until.TrueAsync(
            () =>
            {
                Look();
                return process.HasExited;
            },
            limit,
            () => $"the end of {Describe()}");
        // HasExited may be true before the last lines have been read.
        await process.WaitForExitAsync(Xunit.TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    /// <summary>The first match of <paramref name="pattern"/> in what it prints (lines end with LF).</summary>
    public Task<Match> WaitForOutputAsync(Regex pattern, TimeSpan limit) => Until.SeenAsync(
        () =>
        {
            Look();
            var match = pattern.Match(Output);
            if (!match.Success && process.HasExited)
                throw new InvalidOperationException($"ended with {process.ExitCode} before it printed {pattern}: {Describe()}");
            return Task.FromResult(match.Success ? match : null);
        },
        limit,
        () => $"{pattern} from {Describe()}");

    /// <summary>Waits until the address answers, with whatever status.</summary>
    public async Task<HttpResponseMessage> WaitForHttpAsync(Uri address, TimeSpan limit)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false };
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(5) };
        return await Until.SeenAsync(
            async () =>
            {
                if (process.HasExited)
                    throw new InvalidOperationException($"ended with {process.ExitCode} before {address} answered: {Describe()}");
                try
                {
                    return await client.GetAsync(address, Xunit.TestContext.Current.CancellationToken);
                }
                catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
                {
                    return null;
                }
            },
            limit,
            () => $"an answer of {address} from {Describe()}");
    }

    /// <summary>SIGKILL: gone at once, as in a power cut. Its exit code, which tells whether it was still there to be killed.</summary>
    public async Task<int> KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(Xunit.TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    /// <summary>SIGTERM: asked to end, as systemd and container engines do.</summary>
    public void Terminate() => Send(SignalTerminate);

    /// <summary>SIGSTOP: gets no processor any more, as a machine that was suspended.</summary>
    public void Stop() => Send(SignalStop);

    /// <summary>SIGCONT: goes on where it was stopped.</summary>
    public void Continue() => Send(SignalContinue);

    public string Describe() =>
        $"{Path.GetFileName(process.StartInfo.FileName)} {string.Join(' ', process.StartInfo.ArgumentList)}\n-- stdout\n{Output}\n-- stderr\n{Errors}";

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private void Send(int signal)
    {
        if (kill(process.Id, signal) != 0)
            throw new InvalidOperationException($"no process {process.Id}: {Describe()}");
    }

    private static void Keep(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
            text.Append(line).Append('\n');
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    /// <summary>Looks at its memory and threads.</summary>
    public void Look()
    {
        try
        {
            var status = File.ReadAllText($"/proc/{process.Id}/status");
            if (HighWater().Match(status) is { Success: true } mark)
                PeakMemory = Math.Max(PeakMemory, 1024 * long.Parse(mark.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
            if (ThreadCount().Match(status) is { Success: true } threads)
                MostThreads = Math.Max(MostThreads, int.Parse(threads.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
            ProcessorTime = process.TotalProcessorTime;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // Gone between two looks.
        }
    }

    [GeneratedRegex(@"^VmHWM:\s*(\d+) kB", RegexOptions.Multiline)]
    private static partial Regex HighWater();

    [GeneratedRegex(@"^Threads:\s*(\d+)", RegexOptions.Multiline)]
    private static partial Regex ThreadCount();

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int pid, int signal);
}
