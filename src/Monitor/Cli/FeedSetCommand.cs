using System.CommandLine;
using Monitor.Feeds;
using Monitor.Hosting;
using Monitor.Text;

namespace Monitor.Cli;

/// <summary><c>feed set</c>: what a person decides about one feed.</summary>
internal static class FeedSetCommand
{
    public static Command Build()
    {
        var which = new Argument<string>("feed") { Description = "Its address or id.", HelpName = "URL|ID" };
        var fullText = new Option<string?>("--full-text") { Description = "Whether the articles of its truncated items are fetched, robots.txt permitting.", HelpName = "on|off" };
        fullText.AcceptOnlyFromAmong("on", "off");
        var folder = new Option<string?>("--folder") { Description = "Group it belongs to; empty for none.", HelpName = "NAME" };
        var language = new Option<string?>("--language") { Description = "Language it is written in; empty to go by what it says.", HelpName = "TAG" };
        var title = new Option<string?>("--title") { Description = "What it is called.", HelpName = "TEXT" };
        var command = new Command("set", "Change what is known of a feed.") { which, fullText, folder, language, title };
        command.Validators.Add(result =>
        {
            if (new Option[] { fullText, folder, language, title }.All(option => result.GetResult(option) is null))
                result.AddError("nothing to set; give --full-text, --folder, --language or --title");
        });
        command.WithDatabase(async (services, parse, ct) =>
        {
            var store = services.GetRequiredService<FeedStore>();
            var named = parse.GetRequiredValue(which);
            var feed = await store.FindAsync(named, ct) ?? throw new UserError(named, "there is no such feed; see 'monitor feed list'");
            var changed = feed with
            {
                FullText = parse.GetValue(fullText) is { } on ? on == "on" : feed.FullText,
                Folder = parse.GetValue(folder) is { } group ? Or(group.Trim('/', ' '), null) : feed.Folder,
                Language = parse.GetValue(language) is { } tag ? Language(tag) : feed.Language,
                Title = Or(parse.GetValue(title)?.Trim(), feed.Title) ?? feed.Title,
            };
            await store.ChangeAsync(changed, ct);
            Console.Out.WriteLine($"feed {changed.Id.Value}: {changed.Title}, folder {changed.Folder ?? "none"}, language {changed.Language ?? "as it says"}, full text {(changed.FullText ? "on" : "off")}");
            return ExitCode.Done;
        });
        return command;
    }

    private static string? Or(string? given, string? otherwise) => string.IsNullOrEmpty(given) ? otherwise : given;

    private static string? Language(string tag) =>
        tag.Length == 0 ? null : LanguageIdentifier.Primary(tag) ?? throw new UserError(tag, "is no language tag; write fr or pt-BR");
}
