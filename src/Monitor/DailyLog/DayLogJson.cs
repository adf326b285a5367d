using System.Text.Encodings.Web;
using System.Text.Json;

namespace Monitor.DailyLog;

/// <summary>The day for scripts: the record as it is, snake_case, instants ISO 8601 UTC.</summary>
internal static class DayLogJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        // A file and not a page: titles stay readable in every script.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Render(DayLog log) => JsonSerializer.Serialize(log, Options);
}
