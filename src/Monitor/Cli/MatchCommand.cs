using System.CommandLine;
using Monitor.Hosting;
using Monitor.Matching;
using Monitor.Topics;

namespace Monitor.Cli;

/// <summary><c>match</c>: score any items without storing.</summary>
internal static class MatchCommand
{
    public static Command Build()
    {
        var topics = new Option<string[]>("--topics") { Description = "Topic files (YAML); may be given several times.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var seed = new Option<string?>("--seed") { Description = "Or: derive the topics from this article.", HelpName = "FILE|URL" };
        var items = new Option<string>("--items") { Description = "Items, one JSON object a line: id, title, summary, lang?, published?, source?.", HelpName = "FILE.jsonl", Required = true };
        var explain = new Option<bool>("--explain") { Description = "Say in words why, instead of JSON lines." };
        var command = new Command("match", "Score items against topics without storing anything; one line of JSON for each item and topic.") { topics, seed, items, explain };
        command.Validators.Add(result =>
        {
            if (result.GetValue(topics) is { Length: > 0 } == result.GetValue(seed) is not null)
                result.AddError("give either --topics FILE or --seed FILE");
        });
        command.WithoutDatabase(async (services, parse, ct) =>
        {
            var watched = parse.GetValue(seed) is { } article
                ? services.GetRequiredService<TopicDeriver>().Derive(await services.GetRequiredService<SeedInput>().ReadAsync(article, ct))
                : await ReadTopicsAsync(services.GetRequiredService<TopicFile>(), parse.GetValue(topics)!, ct);
            var path = parse.GetRequiredValue(items);
            var lines = (await CommandRun.ReadTextAsync(path, ct)).Split('\n');
            var matcher = services.GetRequiredService<MatchFile>();
            foreach (var line in matcher.Run(watched, path, lines, parse.GetValue(explain)))
                Console.Out.WriteLine(line);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Topic>> ReadTopicsAsync(TopicFile file, string[] paths, CancellationToken ct)
    {
        var topics = new List<Topic>();
        foreach (var path in paths)
            topics.Add(file.Read(path, await CommandRun.ReadTextAsync(path, ct)));
        return topics;
    }
}
