using System.CommandLine;
using Monitor.Matching;
using Monitor.Stories;
using Spectre.Console;

namespace Monitor.Cli;

/// <summary><c>poll</c>: one cycle by hand.</summary>
internal static class PollCommand
{
    public static Command Build()
    {
        var all = new Option<bool>("--all") { Description = "Every feed, due or not." };
        var command = new Command("poll", "Poll the feeds that are due, once, and match what is new.") { all };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var report = await ProgressAsync(() => PollAsync(services, parse.GetValue(all), ct));
            Console.Out.WriteLine($"{report.Feeds} feeds: {report.Ok} ok, {report.Unchanged} unchanged, {report.Failed} failed; "
                + $"{report.ItemsNew} new items, {report.Matched} matched, {report.Near} near misses");
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<PollReport> PollAsync(IServiceProvider services, bool all, CancellationToken ct)
    {
        var report = await services.GetRequiredService<PollFeeds>().RunAsync(all ? PollScope.All : PollScope.Due, ct);
        await services.GetRequiredService<FoldStories>().RunAsync(ct);
        return report;
    }

    /// <summary>A turning sign on a terminal, nothing in a pipe.</summary>
    private static Task<PollReport> ProgressAsync(Func<Task<PollReport>> work) =>
        Console.IsOutputRedirected ? work() : AnsiConsole.Status().StartAsync("polling …", _ => work());
}
