using System.CommandLine;
using System.Globalization;
using Monitor.Hosting;
using Monitor.Subscriptions;

namespace Monitor.Cli;

/// <summary><c>subscriber add|list|remove</c>.</summary>
internal static class SubscriberCommands
{
    private const int MostListed = 100_000;

    public static Command Build() => new("subscriber", "People who get digests: add, list, remove.") { Add(), List(), Remove() };

    private static Command Add()
    {
        var email = new Argument<string>("email") { Description = "Their address.", HelpName = "EMAIL" };
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
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "One line a subscriber: address, state, since when, rhythms.");
        command.WithDatabase(async (services, _, ct) =>
        {
            var subscriptions = services.GetRequiredService<SubscriptionStore>();
            foreach (var subscriber in await services.GetRequiredService<SubscriberStore>().ListAsync(MostListed, ct))
            {
                var rhythms = (await subscriptions.OfAsync(subscriber.Id, ct)).Select(subscription => $"{subscription.Rhythm} {subscription.Zone}");
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{subscriber.Email}\t{subscriber.State.ToString().ToLowerInvariant()}\tsince {subscriber.CreatedAt:yyyy-MM-dd}\t{string.Join(", ", rhythms)}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove()
    {
        var email = new Argument<string>("email") { Description = "Their address.", HelpName = "EMAIL" };
        var command = new Command("remove", "Forget an address, its subscriptions and its deliveries.") { email };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var address = parse.GetRequiredValue(email);
            if (!await services.GetRequiredService<SubscriberStore>().RemoveAsync(EmailAddress.Normalise(address) ?? address, ct))
                throw new UserError(address, "nobody subscribed with this address; see 'monitor subscriber list'");
            Console.Out.WriteLine("removed");
            return ExitCode.Done;
        });
        return command;
    }
}
