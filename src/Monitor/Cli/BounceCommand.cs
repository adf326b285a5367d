using System.CommandLine;
using Microsoft.Extensions.Options;
using Monitor.Hosting;
using Monitor.Mail.Bounces;
using Monitor.Storage;

namespace Monitor.Cli;

/// <summary><c>bounce</c>: a mail server pipes what came back into it.</summary>
internal static class BounceCommand
{
    /// <summary>EX_TEMPFAIL of sysexits.h: the mail server keeps the message and tries again.</summary>
    public const int TryAgain = 75;

    public static Command Build()
    {
        var command = new Command("bounce", "Take in one returned message from standard input: a delivery report, a complaint, an unsubscribe mail. For a mail server's pipe; exit code 75 asks it to try again.");
        command.SetAction(async (parse, ct) =>
        {
            try
            {
                await using var services = CommandRun.Services(parse);
                RequireDatabase(services.GetRequiredService<IOptions<StorageOptions>>().Value, services.GetRequiredService<Database>());
                var handled = await services.GetRequiredService<TakeInReturned>().RunAsync(await ReadAsync(ct), ct);
                Console.Out.WriteLine(handled ? "handled" : "passed over");
                return ExitCode.Done;
            }
            catch (Exception e)
            {
                // Whatever it is, a message that was not taken in must not be thrown away by the mail server.
                await Console.Error.WriteLineAsync("monitor: " + e.Message.ReplaceLineEndings(" "));
                return TryAgain;
            }
        });
        return command;
    }

    /// <summary>An empty database made here would know of no mail, and every report would be passed over.</summary>
    private static void RequireDatabase(StorageOptions storage, Database database)
    {
        if (storage.IsSqlite && !File.Exists(database.SqliteFile))
            throw new UserError(database.SqliteFile, "there is no database; set MONITOR_Storage__Folder, or run the command in Monitor's working directory");
    }

    private static async Task<byte[]> ReadAsync(CancellationToken ct)
    {
        await using var input = Console.OpenStandardInput();
        using var message = new MemoryStream();
        var buffer = new byte[81920];
        // All of it is read, or the mail server sees a broken pipe; what is too long to matter is let go.
        while (await input.ReadAsync(buffer, ct) is > 0 and var count)
            message.Write(buffer, 0, (int)Math.Min(count, TakeInReturned.LongestRead - message.Length));
        return message.ToArray();
    }
}
