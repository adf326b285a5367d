using System.CommandLine;
using Monitor.Hosting;

namespace Monitor.Cli;

/// <summary><c>serve</c>: the service.</summary>
internal static class ServeCommand
{
    private static readonly string[] AllRoles = ["web", "worker"];

    public static Command Build()
    {
        var roles = new Option<string>("--roles")
        {
            Description = "What this process does: web (pages), worker (polls, matches, mails), or both.",
            DefaultValueFactory = _ => "web,worker",
            HelpName = "web,worker",
        };
        var command = new Command("serve", "Be the service: poll, match, send, and serve the pages, until stopped.") { roles };
        command.Validators.Add(result =>
        {
            // Not given: the default is put in only after the checks.
            var unknown = (result.GetValue(roles) ?? "web").Split(',').Except(AllRoles).ToList();
            if (unknown.Count > 0)
                result.AddError($"'{unknown[0]}' is no role; known are web, worker");
        });
        command.Guarded(async (parse, ct) =>
        {
            var chosen = parse.GetRequiredValue(roles).Split(',');
            await using var host = MonitorHost.Build(
                MonitorConfiguration.Load(parse.GetValue(CommandRun.Config)), web: chosen.Contains("web"), worker: chosen.Contains("worker"));
            await host.StartAsync(ct);
            await host.WaitForShutdownAsync(ct);
            return ExitCode.Done;
        });
        return command;
    }
}
