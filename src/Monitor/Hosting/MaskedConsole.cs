using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Monitor.Hosting;

/// <summary>
/// One line an entry, with addresses and tokens masked in whatever is written, exceptions included: our own entries hold none, but
/// the web server's do when somebody turns its log up (the path of each request), and so may an exception's text.
/// </summary>
internal sealed class MaskedConsole(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "masked";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var words = logEntry.Exception is null ? message : $"{message} {logEntry.Exception}";
        textWriter.Write(time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z' ", CultureInfo.InvariantCulture));
        textWriter.Write(Word(logEntry.LogLevel));
        textWriter.Write(": ");
        textWriter.Write(logEntry.Category);
        textWriter.Write(' ');
        textWriter.WriteLine(AddressMask.In(words.ReplaceLineEndings(" ")));
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}

internal static class MaskedConsoleLogging
{
    /// <summary>Logs to the console through <see cref="MaskedConsole"/>.</summary>
    public static ILoggingBuilder AddMaskedConsole(this ILoggingBuilder logging)
    {
        logging.AddConsole(console => console.FormatterName = MaskedConsole.FormatterName);
        return logging.AddConsoleFormatter<MaskedConsole, ConsoleFormatterOptions>();
    }
}
