using System.CommandLine;
using System.Globalization;
using Monitor.DailyLog;
using Monitor.Hosting;
using Monitor.Mail;
using Monitor.Storage;

namespace Monitor.Cli;

/// <summary><c>delivery list|retry|hold|release</c>.</summary>
internal static class DeliveryCommands
{
    private static readonly string[] States = ["pending", "claimed", "in_data", "sent", "deferred", "failed", "unknown", "superseded"];

    public static Command Build() => new("delivery", "Outgoing mail: what waits or failed; try again; stop and start all mail.") { List(), Retry(), Hold(), Release() };

    private static Command List()
    {
        var state = new Option<string?>("--state") { Description = "Only those in this state.", HelpName = string.Join('|', States) };
        state.AcceptOnlyFromAmong(States);
        var command = new Command("list", "One line a mail, the latest first: id, state, attempts, kind, recipient, when, the server's last words.") { state };
        command.WithDatabase(async (services, parse, ct) =>
        {
            if (await services.GetRequiredService<MailHold>().FindAsync(ct) is { } hold)
                Console.Out.WriteLine($"all mail is on hold since {Instant(hold.Since)}: {hold.Reason}");
            foreach (var fault in await services.GetRequiredService<FaultStore>().ListAsync(ct))
                Console.Out.WriteLine($"{fault.Kind.ToString().ToLowerInvariant()} {fault.Subject} failed {fault.Tries} times{(fault.IsQuarantined ? ", set aside" : "")}: {fault.Reason}");
            foreach (var delivery in await services.GetRequiredService<DeliveryDeskStore>().ListAsync(parse.GetValue(state), ct))
                Console.Out.WriteLine(string.Join('\t', delivery.Id.Value.ToString(CultureInfo.InvariantCulture), delivery.State,
                    delivery.Attempt.ToString(CultureInfo.InvariantCulture), delivery.Kind, AddressMask.Of(delivery.Recipient),
                    Instant(delivery.SentAt ?? delivery.CreatedAt), AddressMask.In(delivery.Reply ?? "")));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Retry()
    {
        var id = new Argument<long?>("id") { Description = "A mail that failed (default: all that failed, and all that was set aside).", HelpName = "ID", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("retry", "Send failed mail again, the same bytes; try again what was set aside.") { id };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var chosen = parse.GetValue(id);
            var again = await services.GetRequiredService<DeliveryDeskStore>().RetryAsync(chosen is { } one ? new DeliveryId(one) : null, ct);
            if (chosen is not null && again == 0)
                throw new Hosting.UserError(chosen.Value.ToString(CultureInfo.InvariantCulture), "no mail that failed has this id; see 'monitor delivery list --state failed'");
            var faults = chosen is null ? await services.GetRequiredService<FaultStore>().ClearAsync(ct) : 0;
            Console.Out.WriteLine($"{again} mails and {faults} things set aside are tried again");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Hold()
    {
        var reason = new Argument<string>("reason") { Description = "Why, for the log.", HelpName = "REASON" };
        var command = new Command("hold", "Stop all mail until 'delivery release'; polling and matching go on.") { reason };
        command.WithDatabase(async (services, parse, ct) =>
        {
            await services.GetRequiredService<MailHold>().BeginAsync(parse.GetRequiredValue(reason), ct);
            await NoteAsync(services, "all mail on hold: " + parse.GetRequiredValue(reason), ct);
            Console.Out.WriteLine("all mail is on hold");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Release()
    {
        var again = new Option<bool>("--again") { Description = "After a restore: also send what the lost database may have sent already. Without it that is taken as sent." };
        var command = new Command("release", "Let mail go out again.") { again };
        command.WithDatabase(async (services, parse, ct) =>
        {
            if (await services.GetRequiredService<MailHold>().EndAsync(parse.GetValue(again), ct) is not { } release)
            {
                Console.Out.WriteLine("no mail was on hold");
                return ExitCode.Done;
            }

            await NoteAsync(services, parse.GetValue(again) ? "mail released, repeats allowed" : "mail released", ct);
            Console.Out.WriteLine($"released after {(services.GetRequiredService<TimeProvider>().GetUtcNow() - release.Hold.Since).TotalMinutes:0} minutes; {release.TakenAsSent} mails of the backup are taken as sent");
            return ExitCode.Done;
        });
        return command;
    }

    private static Task NoteAsync(IServiceProvider services, string what, CancellationToken ct) =>
        services.GetRequiredService<DayMailStore>().AddEditAsync(
            new EditDay { At = services.GetRequiredService<TimeProvider>().GetUtcNow(), Author = Author.OfCommandLine, Subject = "mail", What = what }, ct);

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
