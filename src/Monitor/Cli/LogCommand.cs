using System.CommandLine;
using System.Globalization;
using Monitor.DailyLog;

namespace Monitor.Cli;

/// <summary><c>log</c>: the daily log.</summary>
internal static class LogCommand
{
    public static Command Build()
    {
        var date = new Argument<string?>("date") { Description = "The day (default: today), such as 2026-11-24.", HelpName = "DATE", Arity = ArgumentArity.ZeroOrOne };
        var zone = new Option<string>("--zone") { Description = "IANA time zone the day is of.", DefaultValueFactory = _ => "UTC", HelpName = "ZONE" };
        var format = new Option<string>("--format") { Description = "text, json or md.", DefaultValueFactory = _ => "text", HelpName = "text|json|md" };
        format.AcceptOnlyFromAmong("text", "json", "md");
        date.Validators.Add(result =>
        {
            if (result.GetValue(date) is { } text && !TryDate(text, out _))
                result.AddError($"'{text}' is no date; write it as 2026-11-24");
        });
        zone.Validators.Add(result =>
        {
            if (result.GetValue(zone) is { } id && !TimeZoneInfo.TryFindSystemTimeZoneById(id, out _))
                result.AddError($"'{id}' is not a time zone; use an IANA name such as Europe/Paris");
        });
        var command = new Command("log", "Show a day: polled, new, matched, near-missed, composed, sent, failed, edited.") { date, zone, format };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var where = TimeZoneInfo.FindSystemTimeZoneById(parse.GetRequiredValue(zone));
            var now = TimeZoneInfo.ConvertTime(services.GetRequiredService<TimeProvider>().GetUtcNow(), where);
            var day = parse.GetValue(date) is { } text && TryDate(text, out var given) ? given : DateOnly.FromDateTime(now.DateTime);
            var log = await services.GetRequiredService<ReadDay>().RunAsync(day, where, ct);
            Console.Out.WriteLine((parse.GetRequiredValue(format) switch
            {
                "json" => DayLogJson.Render(log),
                "md" => DayLogMarkdown.Render(log),
                _ => DayLogText.Render(log),
            }).TrimEnd());
            return ExitCode.Done;
        });
        command.Add(Why());
        return command;
    }

    private static Command Why()
    {
        var item = new Argument<string>("item") { Description = "Its id or its link.", HelpName = "ITEM" };
        var email = new Argument<string>("email") { Description = "The reader.", HelpName = "EMAIL" };
        var command = new Command("why", "Say why an item is, or is not, in a reader's mail: in which edition, handed over when, with which answer.") { item, email };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var proof = await services.GetRequiredService<ItemProofStore>().ReadAsync(parse.GetRequiredValue(item), parse.GetRequiredValue(email), ct);
            Console.Out.WriteLine(ItemProofText.Render(proof));
            return ExitCode.Done;
        });
        return command;
    }

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
