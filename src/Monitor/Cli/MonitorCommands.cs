using System.CommandLine;
using Monitor.Cli.Demo;

namespace Monitor.Cli;

/// <summary>The command line: what each word does is in the file of its noun.</summary>
internal static class MonitorCommands
{
    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var root = new RootCommand("Monitor: from one news article to a standing watch. Derives watch topics from an article, polls news feeds, matches new items and e-mails digests.")
        {
            ServeCommand.Build(),
            DemoCommand.Build(),
            SeedCommands.Build(),
            TopicCommands.Build(),
            FeedCommands.Build(),
            PollCommand.Build(),
            MatchCommand.Build(),
            DigestCommands.Build(),
            SubscriberCommands.Build(),
            DeliveryCommands.Build(),
            BounceCommand.Build(),
            LogCommand.Build(),
            BackupCommands.Backup(),
            BackupCommands.Restore(),
            MigrateCommand.Build(),
            RotateKeyCommand.Build(),
        };
        root.Options.Add(CommandRun.Config);
        // No word at all means: be the service.
        var parsed = root.Parse(args.Length == 0 ? ["serve"] : args);
        if (parsed.Errors.Count > 0 && !IsHelp(args))
            return WrongUsage(parsed);
        // SIGTERM belongs to the service's host, which ends its work in hand and exits with 0.
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return await parsed.InvokeAsync(invocation, ct);
    }

    private static bool IsHelp(string[] args) => args.Any(arg => arg is "-h" or "--help" or "-?" or "--version");

    private static int WrongUsage(ParseResult parsed)
    {
        var problems = string.Join("; ", parsed.Errors.Select(error => error.Message.ReplaceLineEndings(" ").TrimEnd('.')));
        var command = parsed.CommandResult.Command;
        Console.Error.WriteLine($"monitor: {problems}; see 'monitor {(command is RootCommand ? "" : Path(parsed.CommandResult) + " ")}--help'");
        return ExitCode.WrongUsage;
    }

    private static string Path(System.CommandLine.Parsing.CommandResult result) =>
        result.Parent is System.CommandLine.Parsing.CommandResult { Command: not RootCommand } parent
            ? Path(parent) + " " + result.Command.Name
            : result.Command.Name;
}
