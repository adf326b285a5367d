namespace Monitor.Cli;

/// <summary>Who an edit is recorded by when it comes from the command line.</summary>
internal static class Author
{
    public const string OfCommandLine = "command line";

    public const string OfFirstStart = "first start";
}
