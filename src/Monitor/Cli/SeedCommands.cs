using System.CommandLine;
using Monitor.Topics;

namespace Monitor.Cli;

/// <summary><c>seed preview</c> and <c>seed add</c>.</summary>
internal static class SeedCommands
{
    public static Command Build() => new("seed", "Derive watch topics from a news article.") { Preview(), Add() };

    private static Command Preview()
    {
        var input = Input();
        var json = new Option<bool>("--json") { Description = "Machine-readable output." };
        var command = new Command("preview", "Show the topics an article gives, each term with its reason; stores nothing.") { input, json };
        command.WithoutDatabase(async (services, parse, ct) =>
        {
            var seed = await services.GetRequiredService<SeedInput>().ReadAsync(parse.GetRequiredValue(input), ct);
            var topics = services.GetRequiredService<TopicDeriver>().Derive(seed);
            var preview = services.GetRequiredService<SeedPreview>();
            Console.Out.WriteLine(parse.GetValue(json) ? preview.Json(seed, topics) : preview.Text(seed, topics));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Add()
    {
        var input = Input();
        var command = new Command("add", "Derive an article's topics and watch them from now on.") { input };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var seed = await services.GetRequiredService<SeedInput>().ReadAsync(parse.GetRequiredValue(input), ct);
            var stored = await services.GetRequiredService<AddSeed>().RunAsync(seed, Author.OfCommandLine, ct);
            if (stored.Count == 0)
                Console.Out.WriteLine("already added: « " + seed.Title + " »; nothing changed");
            foreach (var topic in stored)
                Console.Out.WriteLine($"topic {topic.Topic.Slug}: {topic.Topic.Name}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Input() => new("file-or-url")
    {
        Description = "A .md or .txt file (front matter title, language, date, url optional), or the address of an article.",
        HelpName = "FILE|URL",
    };
}
