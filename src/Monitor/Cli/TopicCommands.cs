using System.CommandLine;
using Monitor.Hosting;
using Monitor.Topics;

namespace Monitor.Cli;

/// <summary><c>topic list|show|export|import|remove</c>; what they learn is in <see cref="TopicLearningCommands"/>.</summary>
internal static class TopicCommands
{
    public static Command Build() => new("topic", "Watch topics as YAML files: list, show, export, import, remove; teach them, and decide on what is proposed for them.")
    {
        List(), Show(), Export(), Import(), Remove(),
        TopicLearningCommands.Feedback(), TopicLearningCommands.Proposals(), TopicLearningCommands.Accept(), TopicLearningCommands.Decline(),
    };

    private static Command List()
    {
        var command = new Command("list", "One line a topic: slug, version, threshold, name.");
        command.WithDatabase(async (services, _, ct) =>
        {
            foreach (var stored in await services.GetRequiredService<TopicStore>().ListAsync(ct))
                Console.Out.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"{stored.Topic.Slug}\tv{stored.Version}\t{stored.Topic.Threshold:0.00}\t{stored.Topic.Name}{(stored.Topic.Primary ? "\tprimary" : "")}"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var slug = SlugArgument();
        var command = new Command("show", "Print a topic as YAML, and who saved which version.") { slug };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var store = services.GetRequiredService<TopicStore>();
            var stored = await FindAsync(store, parse.GetRequiredValue(slug), ct);
            Console.Out.Write(TopicFile.Write(stored.Topic));
            foreach (var version in await store.VersionsAsync(stored.Id, ct))
                Console.Out.WriteLine($"# version {version.Version}, {version.CreatedAt:yyyy-MM-dd HH:mm}Z, by {version.Author}: {version.Note}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Export()
    {
        var slug = SlugArgument();
        var output = new Option<string?>("--out") { Description = "File to write (default: standard output).", HelpName = "FILE" };
        var command = new Command("export", "Write a topic as a YAML file to edit and import again.") { slug, output };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var stored = await FindAsync(services.GetRequiredService<TopicStore>(), parse.GetRequiredValue(slug), ct);
            var yaml = TopicFile.Write(stored.Topic);
            if (parse.GetValue(output) is { } path)
                await File.WriteAllTextAsync(path, yaml, ct);
            else
                Console.Out.Write(yaml);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Import()
    {
        var files = new Argument<string[]>("file") { Description = "Topic files (YAML).", HelpName = "FILE", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import", "Store topic files; a known slug becomes its next version.") { files };
        command.WithDatabase(async (services, parse, ct) =>
        {
            // All files are read before the first is stored: a bad one leaves nothing half-imported.
            var reader = services.GetRequiredService<TopicFile>();
            var topics = new List<Topic>();
            foreach (var path in parse.GetRequiredValue(files))
                topics.Add(reader.Read(path, await CommandRun.ReadTextAsync(path, ct)));
            foreach (var topic in topics)
            {
                var stored = await services.GetRequiredService<TopicStore>().SaveAsync(topic, Author.OfCommandLine, "imported", ct);
                Console.Out.WriteLine($"topic {stored.Topic.Slug}: version {stored.Version}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove()
    {
        var slug = SlugArgument();
        var command = new Command("remove", "End a watch; its versions and matches stay in the log.") { slug };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var name = parse.GetRequiredValue(slug);
            if (!await services.GetRequiredService<TopicStore>().RemoveAsync(name, Author.OfCommandLine, ct))
                throw NoSuch(name);
            Console.Out.WriteLine($"topic {name}: removed");
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<StoredTopic> FindAsync(TopicStore store, string slug, CancellationToken ct) =>
        await store.FindAsync(slug, ct) ?? throw NoSuch(slug);

    public static UserError NoSuch(string slug) => new(slug, "there is no such topic; see 'monitor topic list'");

    private static Argument<string> SlugArgument() => new("topic") { Description = "The topic's slug.", HelpName = "SLUG" };
}
