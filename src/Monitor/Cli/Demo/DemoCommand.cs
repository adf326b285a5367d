using System.CommandLine;
using System.Security.Cryptography;
using Monitor.Hosting;
using Monitor.Web;

namespace Monitor.Cli.Demo;

/// <summary><c>demo</c>: the whole job on this machine alone.</summary>
internal static class DemoCommand
{
    private const string Editor = "demo";

    public static Command Build()
    {
        var exit = new Option<bool>("--exit") { Description = "End when the digest is written, instead of leaving the pages up." };
        var command = new Command("demo", "Show the whole job on this machine alone: a sample newsroom on loopback, real polling, matching, a digest as .eml.") { exit };
        command.Guarded(async (parse, ct) =>
        {
            var configuration = DemoSettings.Load(parse.GetValue(CommandRun.Config));
            await using var newsroom = await SampleNewsroom.OpenAsync(TimeProvider.System.GetUtcNow(), ct);
            await using var host = MonitorHost.Build(configuration, web: !parse.GetValue(exit), worker: !parse.GetValue(exit));
            var run = await new DemoRun(host.Services, newsroom, Console.Out).RunAsync(ct);
            if (parse.GetValue(exit))
            {
                Console.Out.WriteLine(run);
                return ExitCode.Done;
            }

            await StayUpAsync(host, run, ct);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task StayUpAsync(MonitorHost host, DemoResult run, CancellationToken ct)
    {
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        await host.Services.GetRequiredService<AddEditor>().RunAsync(Editor, password, ct);
        await host.OpenAsync(ct);
        Console.Out.WriteLine(run);
        Console.Out.WriteLine(host.Address);
        Console.Out.WriteLine($"user {Editor} password {password}");
        await host.WaitForShutdownAsync(ct);
    }
}
