using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Monitor.Hosting;

namespace Monitor.Tests.Hosting;

/// <summary>Every log entry of all categories at all levels, as written by the program and as the console shows it.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Raw, string Shown)> lines = new();

    public IReadOnlyList<string> Raw => [.. lines.Select(line => line.Raw)];

    public IReadOnlyList<string> Shown => [.. lines.Select(line => line.Shown)];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<(string Raw, string Shown)> lines) : ILogger
    {
        private readonly MaskedConsole console = new(TimeProvider.System);

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            using var shown = new StringWriter();
            console.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), null, shown);
            lines.Enqueue(($"{category}: {formatter(state, exception)} {exception}", shown.ToString()));
        }
    }
}
