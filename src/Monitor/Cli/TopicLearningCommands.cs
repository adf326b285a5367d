using System.CommandLine;
using System.Globalization;
using Monitor.Hosting;
using Monitor.Items;
using Monitor.Matching.Learning;
using Monitor.Topics;

namespace Monitor.Cli;

/// <summary><c>topic feedback|proposals|accept|decline</c>: what people say of matches, and what Monitor proposes.</summary>
internal static class TopicLearningCommands
{
    private const string Undo = "undo";

    public static Command Feedback()
    {
        var slug = new Argument<string>("topic") { Description = "The topic's slug.", HelpName = "SLUG" };
        var item = new Argument<long>("item") { Description = "The item's number: item_id in 'log --format json'.", HelpName = "ITEM-ID" };
        var verdict = new Argument<string>("verdict") { Description = "more like this, less like this, or take back what was said.", HelpName = "more|less|undo" };
        verdict.AcceptOnlyFromAmong("more", "less", Undo);
        var command = new Command("feedback", "Say of an item that a topic wants more or less like it; the topic learns from it.") { slug, item, verdict };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var (name, number) = (parse.GetRequiredValue(slug), parse.GetRequiredValue(item));
            var result = await services.GetRequiredService<GiveFeedback>().RunAsync(
                name, new ItemId(number), FeedbackStore.Read(parse.GetRequiredValue(verdict)), Author.OfCommandLine, ct);
            Console.Out.WriteLine($"topic {name}: " + result switch
            {
                FeedbackResult.Learned learned => $"version {learned.Version}",
                FeedbackResult.OnlyKept => "kept, but a topic without a profile does not learn: it ranks as before",
                FeedbackResult.Unchanged => "nothing to change",
                FeedbackResult.NoSuchTopic => throw TopicCommands.NoSuch(name),
                FeedbackResult.NoSuchItem => throw new UserError(number.ToString(CultureInfo.InvariantCulture), "there is no such item; see item_id in 'monitor log --format json'"),
                _ => throw new InvalidOperationException(result.ToString()),
            });
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Proposals()
    {
        var slug = new Argument<string?>("topic") { Description = "Only those of this topic.", HelpName = "SLUG", Arity = ArgumentArity.ZeroOrOne };
        var make = new Option<bool>("--make") { Description = "Look for new ones first; the service does so once a week." };
        var command = new Command("proposals", "List the terms that are proposed to be added or dropped, with the reason.") { slug, make };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var name = parse.GetValue(slug);
            if (name is not null && await services.GetRequiredService<TopicStore>().FindAsync(name, ct) is null)
                throw TopicCommands.NoSuch(name);
            if (parse.GetValue(make))
                Console.Out.WriteLine($"{await services.GetRequiredService<ProposeDrift>().RunAsync(name, ct)} made");
            foreach (var proposal in await services.GetRequiredService<ProposalStore>().OpenAsync(name, ct))
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{proposal.Id.Value}\t{proposal.Slug}\t{proposal.Change.Words}\t{proposal.Change.Term.Weight:0.00}\t{proposal.Change.Term.Because}"));
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Accept() => Decide("accept", "Do what a proposal says: the topic's next version.", (decide, id, ct) => decide.AcceptAsync(id, Author.OfCommandLine, ct));

    public static Command Decline() => Decide("decline", "Set a proposal aside; it is not made again.", (decide, id, ct) => decide.DeclineAsync(id, Author.OfCommandLine, ct));

    private static Command Decide(string name, string description, Func<DecideProposal, ProposalId, CancellationToken, Task<ProposalDecision>> decide)
    {
        var id = new Argument<long>("proposal") { Description = "The proposal's number.", HelpName = "ID" };
        var command = new Command(name, description) { id };
        command.WithDatabase(async (services, parse, ct) =>
        {
            var number = parse.GetRequiredValue(id);
            Console.Out.WriteLine(Told(number, await decide(services.GetRequiredService<DecideProposal>(), new ProposalId(number), ct)));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Told(long number, ProposalDecision decision) => decision switch
    {
        ProposalDecision.Accepted accepted => $"topic {accepted.Proposal.Slug}: version {accepted.Version}, {accepted.Proposal.Change.Words}",
        ProposalDecision.AlreadySo so => $"topic {so.Proposal.Slug}: is like that already, nothing to change",
        ProposalDecision.Declined declined => $"topic {declined.Proposal.Slug}: declined to {declined.Proposal.Change.Words}",
        ProposalDecision.Decided decided => throw Error(number, $"is {decided.Proposal.State} already, by {decided.Proposal.DecidedBy}; what it did can be edited: 'monitor topic export {decided.Proposal.Slug}'"),
        ProposalDecision.NothingLeft left => throw Error(number, $"would leave topic {left.Proposal.Slug} nothing to look for; decline it, or remove the topic"),
        ProposalDecision.NoSuchProposal => throw Error(number, "there is no such proposal; see 'monitor topic proposals'"),
        _ => throw new InvalidOperationException(decision.ToString()),
    };

    private static UserError Error(long number, string problem) => new(number.ToString(CultureInfo.InvariantCulture), problem);
}
