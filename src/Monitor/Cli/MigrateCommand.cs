using System.CommandLine;

namespace Monitor.Cli;

/// <summary><c>migrate</c>: the tables of this version, and nothing else.</summary>
internal static class MigrateCommand
{
    public static Command Build()
    {
        var command = new Command("migrate", "Bring the database to this version's shape (every command does so when it must).");
        command.WithDatabase((_, _, _) =>
        {
            Console.Out.WriteLine("database is up to date");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
