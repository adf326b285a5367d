namespace Monitor.Cli;

/// <summary>What a command's end tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Could not be done; the reason is on stderr.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the configuration is wrong.</summary>
    public const int WrongUsage = 2;
}
