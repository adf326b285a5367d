using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Monitor.Tests.Storage;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresServer.End))]

namespace Monitor.Tests.Storage;

/// <summary>
/// A real PostgreSQL on loopback, with its data in a temporary folder: started once by the first test that asks, ended after
/// the last test. Null when the machine has no server, so that the tests on it show as skipped.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer?>> Shared = new(StartAsync);

    private readonly string bin;
    private readonly string folder;
    private int databases;

    private PostgresServer(string bin, string folder, int port)
    {
        (this.bin, this.folder) = (bin, folder);
        Port = port;
    }

    public int Port { get; }

    public static Task<PostgresServer?> SharedAsync() => Shared.Value;

    /// <summary>A new empty database; the connection string to it.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=monitor;Database={database};Maximum Pool Size=5";

    private static async Task<PostgresServer?> StartAsync()
    {
        if (Binaries() is not { } bin)
            return null;
        var folder = Directory.CreateTempSubdirectory("monitor-pg").FullName;
        var port = FreePort();
        if (IsRoot)
            await RunAsync("chown", "nobody", folder);
        await RunAsync(As($"{bin}/initdb", "-D", $"{folder}/data", "-A", "trust", "-U", "monitor", "-E", "UTF8", "--no-sync"));
        await RunAsync(As($"{bin}/pg_ctl", "-D", $"{folder}/data", "-w", "-l", $"{folder}/log",
            "-o", $"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c max_connections=500", "start"));
        return new PostgresServer(bin, folder, port);
    }

    /// <summary>Ends the server as a power cut would and starts it again: every connection breaks, what was committed is there.</summary>
    public Task RestartAsync() => RunAsync(As($"{bin}/pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "-w", "-l", $"{folder}/log", "restart"));

    private async Task StopAsync()
    {
        await RunAsync(As($"{bin}/pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop"));
        Directory.Delete(folder, recursive: true);
    }

    private static string? Binaries()
    {
        const string debian = "/usr/lib/postgresql";
        return Directory.Exists(debian)
            ? Directory.GetDirectories(debian).Order().Select(version => version + "/bin").LastOrDefault(bin => File.Exists(bin + "/initdb"))
            : null;
    }

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>The server refuses to run as root.</summary>
    private static string[] As(params string[] command) => IsRoot ? ["runuser", "-u", "nobody", "--", .. command] : command;

    private static ProcessStartInfo Info(string[] command) =>
        new(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/tmp" };

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(Info(command)) ?? throw new InvalidOperationException(command[0]);
        // pg_ctl leaves the server behind as a child that keeps the pipes open: wait for the process, not for the end of its output.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>
    /// Ends the server while the runner still waits: at the end of the process it would kill it within ten seconds, and the folders
    /// of some hundred databases take longer.
    /// </summary>
    public sealed class End : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (Shared.IsValueCreated && await Shared.Value is { } server)
                await server.StopAsync();
        }
    }
}
