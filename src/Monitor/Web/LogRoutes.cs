using System.Globalization;
using Monitor.DailyLog;
using Monitor.Web.Pages;

namespace Monitor.Web;

internal static class LogRoutes
{
    public static void MapLog(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (TimeProvider time) => Page.Show<LogPage>(new { Date = Today(time) }));
        routes.MapGet("/log", (string? date, TimeProvider time) =>
            Page.SeeOther($"/log/{Read(date) ?? Today(time):yyyy-MM-dd}")); // where the date field leads
        routes.MapGet("/log/{date}", (string date, string? said) => Read(date) is { } day
            ? Page.Show<LogPage>(new { Date = day, Said = said })
            : Results.NotFound());
        routes.MapGet("/log/{date}.{format}", ExportAsync);
    }

    private static async Task<IResult> ExportAsync(string date, string format, ReadDay readDay, TimeProvider time, CancellationToken ct)
    {
        if (Read(date) is not { } day || format is not ("txt" or "md" or "json"))
            return Results.NotFound();
        var log = await readDay.RunAsync(day, time.LocalTimeZone, ct);
        return format switch
        {
            "json" => Results.Text(DayLogJson.Render(log), "application/json; charset=utf-8"),
            "md" => Results.Text(DayLogMarkdown.Render(log), "text/markdown; charset=utf-8"),
            _ => Results.Text(DayLogText.Render(log), "text/plain; charset=utf-8"),
        };
    }

    private static DateOnly Today(TimeProvider time) => LocalDay.At(time.GetUtcNow(), time.LocalTimeZone);

    /// <summary>A date between 2000 and 2999, or null.</summary>
    private static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= 2000 and < 3000 ? date : null;
}
