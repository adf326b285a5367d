using System.CommandLine;
using System.Globalization;
using Monitor.Feeds;
using Monitor.Feeds.Documents;
using Monitor.Feeds.Http;
using Monitor.Hosting;

namespace Monitor.Cli;

/// <summary><c>feed add|list|set|remove|import|export|check</c>.</summary>
internal static class FeedCommands
{
    public static Command Build() => new("feed", "News feeds: add, list, set, remove, import, export, check.")
    {
        Add(), List(), FeedSetCommand.Build(), Remove(), Import(), Export(), Check(),
    };

    private static Command Add()
    {
        var url = new Argument<string>("url") { Description = "Address of an RSS, Atom or JSON feed, or of a page that offers one.", HelpName = "URL" };
        var folder = new Option<string?>("--folder") { Description = "Group it belongs to.", HelpName = "NAME" };
        var language = new Option<string?>("--language") { Description = "Language it is written in, where it does not say.", HelpName = "TAG" };
        var command = new Command("add", "Read a feed once and poll it from now on.") { url, folder, language };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var entry = new FeedEntry(parse.GetRequiredValue(url), Language: parse.GetValue(language), Folder: parse.GetValue(folder));
            switch (await services.GetRequiredService<AddFeed>().RunAsync(entry, ct))
            {
                case AddedFeed.Added added:
                    Console.Out.WriteLine($"feed {added.Id.Value}: {added.Title}, {added.Entries} entries{Found(added)}");
                    foreach (var other in added.Found?.Others ?? [])
                        Console.Out.WriteLine($"also offered: {other}");
                    return ExitCode.Done;
                case AddedFeed.AlreadyThere known:
                    Console.Out.WriteLine($"feed {known.Feed.Id.Value}: is there already");
                    return ExitCode.Done;
                case AddedFeed.Revived revived:
                    Console.Out.WriteLine($"feed {revived.Feed.Id.Value}: was gone, answers again and is polled from now on");
                    return ExitCode.Done;
                case AddedFeed.Unreachable unreachable:
                    Console.Out.WriteLine($"feed {unreachable.Id.Value}: added, though it does not answer now; it is tried again at its turn");
                    await Console.Error.WriteLineAsync("monitor: " + unreachable.Reason);
                    return ExitCode.Done;
                case AddedFeed.Refused refused:
                    await Console.Error.WriteLineAsync("monitor: " + refused.Reason.ReplaceLineEndings(" "));
                    return ExitCode.Failed;
                case var unknown:
                    throw new InvalidOperationException(unknown.ToString());
            }
        });
        return command;
    }

    private static string Found(AddedFeed.Added added) => added.Found switch
    {
        null => "",
        { IsOffered: true } found => $", found by the page at {found.Url}",
        { } guessed => $", found at {guessed.Url}; the page names no feed",
    };

    private static Command List()
    {
        var command = new Command("list", "One line a feed: id, state, next poll, title, address.");
        command.WithDatabase(async (services, _, ct) =>
        {
            foreach (var feed in await services.GetRequiredService<FeedStore>().ListAsync(ct))
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{feed.Id.Value}\t{State(feed)}\tnext {feed.NextDueAt:yyyy-MM-dd HH:mm}Z\t{feed.Title}\t{WebAddress.Shown(feed.Url)}"));
            return ExitCode.Done;
        });
        return command;
    }

    private static string State(Feed feed)
    {
        var condition = FeedCondition.Of(feed);
        return condition.Detail is { } detail ? $"{condition.Word} {detail}" : condition.Word;
    }

    private static Command Remove()
    {
        var input = new Argument<string>("feed") { Description = "Its address or id.", HelpName = "URL|ID" };
        var command = new Command("remove", "Stop polling a feed and forget its items.") { input };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var store = services.GetRequiredService<FeedStore>();
            var name = parse.GetRequiredValue(input);
            var feed = await store.FindAsync(name, ct) ?? throw new UserError(name, "there is no such feed; see 'monitor feed list'");
            await store.RemoveAsync(feed.Id, ct);
            Console.Out.WriteLine($"feed {feed.Id.Value}: removed");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Import()
    {
        var list = new Argument<string>("list") { Description = "An OPML file, or the address of one.", HelpName = "OPML|URL" };
        var command = new Command("import", "Add the feeds of an OPML list; none is asked before its first poll.") { list };
        command.WithDatabase(async (services, parse, ct) =>
        {
            switch (await services.GetRequiredService<ImportFeeds>().RunAsync(parse.GetRequiredValue(list), ct))
            {
                case ImportedFeeds.Imported imported:
                    foreach (var repair in imported.Repairs)
                        await Console.Error.WriteLineAsync("monitor: repaired: " + repair);
                    foreach (var skipped in imported.Skipped)
                        await Console.Error.WriteLineAsync("monitor: skipped: " + skipped);
                    Console.Out.WriteLine($"{imported.Added} feeds added, {imported.Known} known already, {imported.Skipped.Count} skipped");
                    return ExitCode.Done;
                case ImportedFeeds.Refused refused:
                    await Console.Error.WriteLineAsync("monitor: " + refused.Reason.ReplaceLineEndings(" "));
                    return ExitCode.Failed;
                case var other:
                    throw new InvalidOperationException(other.ToString());
            }
        });
        return command;
    }

    private static Command Export()
    {
        var command = new Command("export", "Print all feeds as OPML.");
        command.WithDatabase(async (services, _, ct) =>
        {
            Console.Out.WriteLine(Opml.Write(await services.GetRequiredService<FeedStore>().ListAsync(ct), "Monitor"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Check()
    {
        var inputs = new Argument<string[]>("input") { Description = "Files, folders or addresses.", HelpName = "PATH|URL", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = new Command("check", "Read feeds as the service would and say what a reader gets; stores nothing.") { inputs, json };
        command.WithoutDatabase(async (services, parse, ct) =>
        {
            var (read, failed) = (0, 0);
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            await foreach (var feed in services.GetRequiredService<CheckFeeds>().RunAsync(parse.GetRequiredValue(inputs), ct))
            {
                read += feed.Error is null ? 1 : 0;
                failed += feed.Error is null ? 0 : 1;
                if (parse.GetValue(json))
                    Console.Out.WriteLine(feed.ToJson());
                else if (feed.Error is { } error)
                    await Console.Error.WriteLineAsync("monitor: " + (error.StartsWith(feed.File, StringComparison.Ordinal) ? error : $"{feed.File}: {error}"));
                else
                    Console.Out.WriteLine(Words(feed, now));
            }

            // Unreadable feeds are findings of a check; it fails only where there was nothing to read at all.
            return failed > 0 && read == 0 && !parse.GetValue(json) ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static string Words(CheckedFeed feed, DateTimeOffset now)
    {
        if (feed.Document is not { } document)
            return feed.File;
        var first = document.Entries.Count > 0 ? ", first: " + document.Entries[0].Title : "";
        var repaired = document.Repairs.Count > 0 ? "; repaired: " + string.Join(", ", document.Repairs) : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{feed.File}: {document.Title ?? "(no title)"}, {document.Entries.Count} entries{first}{repaired}; health: {DocumentHealth.Of(document, now)}");
    }
}
