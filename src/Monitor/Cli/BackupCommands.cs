using System.CommandLine;
using Monitor.Mail;
using Monitor.Storage;

namespace Monitor.Cli;

/// <summary><c>backup</c> and <c>restore</c>.</summary>
internal static class BackupCommands
{
    public static Command Backup()
    {
        var file = new Argument<string?>("file") { Description = "Where to (default: a dated file in backups of the storage folder).", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("backup", "Copy the database into one file, while the service goes on.") { file };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var written = await services.GetRequiredService<Backup>().WriteAsync(parse.GetValue(file), ct);
            Console.Out.WriteLine($"{written}\nkeep signing.key of the storage folder with it: links in mails already sent are signed by it");
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("file") { Description = "What 'monitor backup' wrote.", HelpName = "FILE" };
        var command = new Command("restore", "Put a backup in the database's place, with the service stopped; all mail is on hold until 'monitor delivery release'.") { file };
        command.WithoutDatabase(async (services, parse, ct) =>
        {
            services.GetRequiredService<WorkerLock>().Take();
            var life = services.GetRequiredService<SignOfLife>();
            var sentUntil = File.Exists(services.GetRequiredService<Database>().SqliteFile) ? await life.LastAsync(ct) : null;
            var before = await services.GetRequiredService<Backup>().RestoreAsync(parse.GetRequiredValue(file), ct);
            await services.GetRequiredService<MailHold>().BeginRestoredAsync(
                "a backup was restored; what went out after it was made is not in it", sentUntil ?? services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);
            Console.Out.WriteLine("restored" + (before is null ? "" : $"; what was there before is in {before}"));
            Console.Out.WriteLine("all mail is on hold: start the service, look at 'monitor log' and 'monitor delivery list', then 'monitor delivery release'");
            return ExitCode.Done;
        });
        return command;
    }
}
