namespace Monitor.Web;

internal static partial class WebLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The first editor has been set up")]
    public static partial void SetUp(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in was refused")]
    public static partial void SignInRefused(ILogger logger);
}
