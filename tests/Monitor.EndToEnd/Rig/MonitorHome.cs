using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Subscriptions;

namespace Monitor.EndToEnd.Rig;

/// <summary>
/// One installation: a temporary working directory with its storage folder and its configuration (environment only). Programs
/// started in it share its rows, one after the other or side by side. Goes away with the test.
/// </summary>
internal sealed class MonitorHome : IDisposable
{
    private readonly Dictionary<string, string> options = [];
    private string? postgres;

    public MonitorHome()
    {
        Folder = Directory.CreateTempSubdirectory("monitor-e2e").FullName;
        Storage = Path.Combine(Folder, "data");
        Web = new Uri($"http://127.0.0.1:{FreePort()}");
        Set("Storage__Folder", Storage);
        Set("Web__Urls", Web.GetLeftPart(UriPartial.Authority));
        Set("Web__PublicBaseUrl", Web.GetLeftPart(UriPartial.Authority));
        Set("Seeds__AutoImport", "false");
    }

    /// <summary>The working directory.</summary>
    public string Folder { get; }

    public string Storage { get; private set; }

    /// <summary>Where <c>serve</c> and <c>demo</c> will answer.</summary>
    public Uri Web { get; }

    public MonitorDatabase Database => new(Path.Combine(Storage, "monitor.db"), postgres);

    /// <summary>Sets an option (<c>Section__Key</c>) for every program started from now on.</summary>
    public void Set(string key, string value) => options[key] = value;

    public void Unset(string key) => options.Remove(key);

    /// <summary>Lets feeds on loopback be polled, as fast as the schedule can.</summary>
    public void AllowLoopbackFeeds()
    {
        Set("Feeds__AllowedNetworks__0", "127.0.0.0/8");
        Set("Feeds__MinimumInterval", "00:00:01");
        Set("Feeds__DefaultInterval", "00:00:01");
        Set("Schedule__Tick", "00:00:01");
    }

    /// <summary>Keeps its files in another folder than one that goes with the test.</summary>
    public void StoreIn(string folder)
    {
        Storage = folder;
        Set("Storage__Folder", folder);
    }

    /// <summary>Keeps its rows in PostgreSQL.</summary>
    public void UsePostgres(string connectionString)
    {
        postgres = connectionString;
        Set("Storage__Provider", "postgres");
        Set("Storage__ConnectionString", connectionString);
    }

    public void SendMailTo(SmtpServer server) => SendMailTo(server.Port);

    public void SendMailTo(int port)
    {
        Set("Mail__Transport", "smtp");
        Set("Mail__Host", "127.0.0.1");
        Set("Mail__Port", $"{port}");
        Set("Mail__Security", "none");
        Set("Mail__From", "monitor@example.org");
    }

    /// <summary>Writes a file into the working directory; its name, as a command would be given it.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return name;
    }

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(Folder, name), bytes);
        return name;
    }

    public MonitorProcess Start(params string[] arguments) => new(Repository.Binary, arguments, Folder, Environment());

    /// <summary>Starts any other program with this installation's environment.</summary>
    public MonitorProcess StartOther(string program, string[] arguments, IReadOnlyDictionary<string, string> more) =>
        new(program, arguments, Folder, [.. Environment(), .. more]);

    /// <summary>Runs a command to its end.</summary>
    public async Task<CommandResult> RunAsync(params string[] arguments)
    {
        await using var process = Start(arguments);
        var code = await process.WaitForExitAsync(TimeSpan.FromSeconds(60));
        return new CommandResult(code, process.Output, process.Errors);
    }

    /// <summary>Runs a command that has to succeed.</summary>
    public async Task<CommandResult> DoneAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        return result.ExitCode == 0
            ? result
            : throw new InvalidOperationException($"monitor {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Errors}{result.Output}");
    }

    /// <summary>The rooms on this installation's rows, in this process: for what a command a row would make long.</summary>
    public ServiceProvider Rooms()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(options.ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair.Value))
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMonitor(configuration);
        return services.BuildServiceProvider();
    }

    /// <summary>Subscribes as <c>subscriber add</c> does.</summary>
    public async Task SubscribeAsync(IEnumerable<SubscriptionRequest> requests, bool confirmed = true)
    {
        await using var rooms = Rooms();
        foreach (var request in requests)
            await rooms.GetRequiredService<AddSubscriber>().RunAsync(request, confirmed, CancellationToken.None);
    }

    /// <summary>An installation with the files and the configuration this one has now, and a port of its own.</summary>
    public MonitorHome Copy()
    {
        var copy = new MonitorHome();
        foreach (var (key, value) in options)
            if (!copy.options.ContainsKey(key))
                copy.Set(key, value);
        Directory.CreateDirectory(copy.Storage);
        foreach (var file in Directory.GetFiles(Storage, "*", SearchOption.AllDirectories).Where(OutlivesProcess))
        {
            var target = Path.Combine(copy.Storage, Path.GetRelativePath(Storage, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>Not so SQLite's shared memory, and the lock of a running worker.</summary>
    private static bool OutlivesProcess(string file) => !file.EndsWith("-shm", StringComparison.Ordinal) && !file.EndsWith(".lock", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private IEnumerable<KeyValuePair<string, string>> Environment()
    {
        foreach (var (key, value) in options)
            yield return new("MONITOR_" + key, value);
        // The program's launcher finds the runtime that runs these tests, wherever that was installed.
        yield return new("DOTNET_ROOT", Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")));
    }
}

/// <summary>What a command came to.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    public string LastLine => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("").TrimEnd('\r');

    public string[] ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
