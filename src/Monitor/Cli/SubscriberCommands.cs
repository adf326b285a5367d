using System.CommandLine;
using System.Globalization;
using Monitor.Hosting;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Cli;

/// <summary><c>subscriber add|list|export|erase|suppress|unsuppress</c>.</summary>
internal static class SubscriberCommands
{
    private const int MostListed = 100_000;

    public static Command Build() => new("subscriber", "People who get digests: add, list, export or erase them, suppress an address.")
    {
        Add(),
        List(),
        Export(),
        Erase(),
        Suppress(),
        Unsuppress(),
    };

    private static Command Add()
    {
        var email = Address();
        var topics = new Option<string>("--topics") { Description = "all, or topic slugs separated by commas.", DefaultValueFactory = _ => "all", HelpName = "all|SLUG,…" };
        var rhythm = new Option<string>("--rhythm") { Description = "immediate, hourly, daily@HH:MM or weekly@DAY@HH:MM.", DefaultValueFactory = _ => "daily@07:00", HelpName = "RHYTHM" };
        var zone = new Option<string>("--zone") { Description = "IANA time zone of their clock.", DefaultValueFactory = _ => "UTC", HelpName = "ZONE" };
        var language = new Option<string>("--language") { Description = "Language of the digest: fr or en.", DefaultValueFactory = _ => "en", HelpName = "fr|en" };
        var confirmed = new Option<bool>("--confirmed") { Description = "They agreed already: no confirmation mail." };
        var command = new Command("add", "Subscribe an address; sends nothing now.") { email, topics, rhythm, zone, language, confirmed };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var request = new SubscriptionRequest
            {
                Email = parse.GetRequiredValue(email),
                Topics = parse.GetRequiredValue(topics),
                Rhythm = parse.GetRequiredValue(rhythm),
                Zone = parse.GetRequiredValue(zone),
                Language = parse.GetRequiredValue(language),
            };
            var id = await services.GetRequiredService<AddSubscriber>().RunAsync(request, parse.GetValue(confirmed), ct);
            Console.Out.WriteLine($"subscription {id.Value}: {request.Rhythm}, {request.Zone}, topics {request.Topics}{(parse.GetValue(confirmed) ? "" : "; waits for confirmation")}");
            if (await services.GetRequiredService<SuppressionStore>().FindAsync(Normal(request.Email), ct) is { } no)
                Console.Error.WriteLine($"monitor: this address is suppressed ({Word(no.Reason)}: {no.Detail}) and gets no mail until 'monitor subscriber unsuppress'");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "One line a subscriber: address, state, since when, rhythms, and why they get no mail.");
        command.WithDatabase(async (services, _, ct) =>
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var subscriptions = services.GetRequiredService<SubscriptionStore>();
            var subscribers = await services.GetRequiredService<SubscriberStore>().ListAsync(MostListed, ct);
            var suppressed = await services.GetRequiredService<SuppressionStore>().AmongAsync([.. subscribers.Select(one => one.Email)], ct);
            foreach (var subscriber in subscribers)
            {
                var rhythms = (await subscriptions.OfAsync(subscriber.Id, ct)).Select(subscription => Rhythm(subscription, now));
                var no = suppressed.TryGetValue(subscriber.Email, out var why) ? $"\tsuppressed ({Word(why.Reason)}: {why.Detail})" : "";
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{subscriber.Email}\t{subscriber.State.ToString().ToLowerInvariant()}\tsince {subscriber.CreatedAt:yyyy-MM-dd}\t{string.Join(", ", rhythms)}{no}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Export()
    {
        var email = Address();
        var command = new Command("export", "All that is kept about an address, as JSON.") { email };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var address = parse.GetRequiredValue(email);
            Console.Out.WriteLine(await services.GetRequiredService<ExportSubscriber>().ByAddressAsync(Normal(address), ct) ?? throw Nobody(address));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Erase()
    {
        var email = Address();
        var command = new Command("erase", "Erase an address, its subscriptions and deliveries; only its key on the suppression list stays.") { email };
        command.Aliases.Add("remove");
        command.WithDatabase(async (services, parse, ct) =>
        {
            var address = parse.GetRequiredValue(email);
            if (!await services.GetRequiredService<EraseSubscriber>().ByAddressAsync(Normal(address), ct))
                throw Nobody(address);
            Console.Out.WriteLine("erased");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Suppress()
    {
        var email = Address();
        var command = new Command("suppress", "Send nothing to an address any more, whoever signs it up.") { email };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var address = EmailAddress.Normalise(parse.GetRequiredValue(email))
                ?? throw new UserError(parse.GetRequiredValue(email), "is not an e-mail address");
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var list = services.GetRequiredService<SuppressionStore>();
            await services.GetRequiredService<Database>().WriteAsync(
                session => list.AddAsync(session, address, SuppressionReason.Operator, "by the operator", now), ct);
            Console.Out.WriteLine("suppressed");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Unsuppress()
    {
        var email = Address();
        var command = new Command("unsuppress", "Let an address have mail again.") { email };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var address = parse.GetRequiredValue(email);
            if (!await services.GetRequiredService<SuppressionStore>().RemoveAsync(Normal(address), ct))
                throw new UserError(address, "is not suppressed");
            Console.Out.WriteLine("may have mail again");
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Address() => new("email") { Description = "Their address.", HelpName = "EMAIL" };

    private static string Normal(string address) => EmailAddress.Normalise(address) ?? address;

    private static UserError Nobody(string address) => new(address, "nobody subscribed with this address; see 'monitor subscriber list'");

    private static string Rhythm(Subscription subscription, DateTimeOffset now) => $"{subscription.Rhythm} {subscription.Zone}"
        + (subscription.PausedUntil > now ? string.Create(CultureInfo.InvariantCulture, $" paused until {subscription.PausedUntil:yyyy-MM-dd HH:mm'Z'}") : "");

    private static string Word(SuppressionReason reason) => reason.ToString().ToLowerInvariant();
}
