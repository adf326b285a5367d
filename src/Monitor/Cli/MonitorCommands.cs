namespace Monitor.Cli;

internal static class MonitorCommands
{
    public static Task<int> RunAsync(string[] args, CancellationToken ct) => Task.FromResult(args.Length);
}
