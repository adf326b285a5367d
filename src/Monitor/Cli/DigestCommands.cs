using System.CommandLine;
using Monitor.Hosting;
using Monitor.Mail;

namespace Monitor.Cli;

/// <summary><c>digest preview</c> and <c>digest send-due</c>.</summary>
internal static class DigestCommands
{
    public static Command Build() => new("digest", "Digests: preview one, or send what is due.") { Preview(), SendDue() };

    private static Command Preview()
    {
        var email = new Argument<string?>("email") { Description = "A subscriber (default: all topics, last 24 hours).", HelpName = "EMAIL", Arity = ArgumentArity.ZeroOrOne };
        var language = new Option<string>("--language") { Description = "fr or en, without a subscriber.", DefaultValueFactory = _ => "en", HelpName = "fr|en" };
        var zone = new Option<string>("--zone") { Description = "IANA time zone, without a subscriber.", DefaultValueFactory = _ => "UTC", HelpName = "ZONE" };
        var format = new Option<string>("--format") { Description = "text, html or eml.", DefaultValueFactory = _ => "text", HelpName = "text|html|eml" };
        format.AcceptOnlyFromAmong("text", "html", "eml");
        language.AcceptOnlyFromAmong("fr", "en");
        var command = new Command("preview", "Show the edition a subscriber would get now; stores and sends nothing.") { email, language, zone, format };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var previews = services.GetRequiredService<PreviewDigest>();
            var preview = parse.GetValue(email) is { } address
                ? await previews.ForAsync(address, ct)
                : await previews.LastDayAsync(parse.GetRequiredValue(language), parse.GetRequiredValue(zone), ct);
            switch (parse.GetRequiredValue(format))
            {
                case "eml":
                    await using (var output = Console.OpenStandardOutput())
                        await output.WriteAsync(preview.Eml, ct);
                    break;
                case "html":
                    Console.Out.WriteLine(preview.Html);
                    break;
                default:
                    Console.Out.WriteLine("Subject: " + preview.Subject + "\n\n" + preview.Text);
                    break;
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command SendDue()
    {
        var command = new Command("send-due", "Decide and send what is due, as the service does at each tick.");
        command.WithDatabase(async (services, _, ct) =>
        {
            var (issued, answered, hold) = await services.GetRequiredService<SendDueMail>().RunAsync(IssueWhen.Due, ct);
            if (hold is not null)
                throw new UserError("mail", $"is on hold since {hold.Since.UtcDateTime:yyyy-MM-dd HH:mm}Z: {hold.Reason}; 'monitor delivery release --help' says how to go on");
            Console.Out.WriteLine($"{issued.Digests} digests and {issued.Alerts} alerts composed, {issued.Empty} with nothing to say, {issued.Missed} missed, {issued.Failed} failed; {answered} mails answered");
            return issued.Failed == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
