using System.CommandLine;
using Microsoft.Data.Sqlite;
using Monitor.Hosting;
using Monitor.Storage;

namespace Monitor.Cli;

/// <summary>Runs a command's work with the rooms it needs, and turns what goes wrong into one clear line and an exit code.</summary>
internal static class CommandRun
{
    public static readonly Option<string?> Config = new("--config")
    {
        Description = "Configuration file (default: config/monitor.json of the working directory, if there).",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>Sets what the command does with the database: migrated first, so that any command may be the first one.</summary>
    public static void WithDatabase(this Command command, Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> work) =>
        command.Guarded(async (parse, ct) =>
        {
            await using var services = Services(parse);
            await services.GetRequiredService<Migrations>().RunAsync(ct);
            return await work(services, parse, ct);
        });

    /// <summary>Sets what the command does without a database.</summary>
    public static void WithoutDatabase(this Command command, Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> work) =>
        command.Guarded(async (parse, ct) =>
        {
            await using var services = Services(parse);
            return await work(services, parse, ct);
        });

    /// <summary>Sets an action whose expected failures end as one line on stderr.</summary>
    public static void Guarded(this Command command, Func<ParseResult, CancellationToken, Task<int>> work) =>
        command.SetAction(async (parse, ct) =>
        {
            try
            {
                return await work(parse, ct);
            }
            catch (Exception e) when (Line(e) is { } line)
            {
                await Console.Error.WriteLineAsync("monitor: " + line.ReplaceLineEndings(" "));
                return e is ConfigurationException ? ExitCode.WrongUsage : ExitCode.Failed;
            }
            catch (Exception e)
            {
                // Nobody at the keyboard can mend this: the trace is for the report.
                await Console.Error.WriteLineAsync("monitor: unexpected failure, please report it with these lines: " + e);
                return ExitCode.Failed;
            }
        });

    /// <summary>Reads a text file the person named.</summary>
    public static async Task<string> ReadTextAsync(string path, CancellationToken ct) =>
        File.Exists(path)
            ? await File.ReadAllTextAsync(path, ct)
            : throw new UserError(path, Directory.Exists(path) ? "is a folder; name a file in it" : "there is no such file");

    /// <summary>The rooms, for one command.</summary>
    public static ServiceProvider Services(ParseResult parse)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddMaskedConsole()
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        services.AddMonitor(MonitorConfiguration.Load(parse.GetValue(Config)));
        return services.BuildServiceProvider();
    }

    /// <summary>The line for a failure that a person can mend; null for a broken invariant, which may show its trace.</summary>
    private static string? Line(Exception e) => e switch
    {
        UserError or ConfigurationException or DatabaseBusyException => e.Message,
        SqliteException { SqliteErrorCode: 5 or 6 } => "the database is busy, another process holds it; try again when that command is done",
        SqliteException { SqliteErrorCode: 8 or 10 or 13 or 14 or 26 } sqlite => $"Storage__Folder: the database there cannot be used ({sqlite.Message}); check the folder's rights and free space, or name another",
        Npgsql.NpgsqlException => $"Storage__ConnectionString: PostgreSQL does not answer ({e.Message}); check that it runs and the address is right",
        UnauthorizedAccessException or IOException => e.Message,
        OperationCanceledException => "stopped",
        _ => null,
    };
}
