using Monitor.Storage;
using Monitor.Topics;

namespace Monitor.Matching.Learning;

/// <summary>Carries out a person's word on a proposal: accepting it saves the topic's next version in the same transaction.</summary>
internal sealed class DecideProposal(Database database, TopicStore topics, ProposalStore proposals, TimeProvider time)
{
    public Task<ProposalDecision> AcceptAsync(ProposalId id, string author, CancellationToken ct) =>
        RunAsync(id, (session, topic, proposal) => AcceptAsync(session, topic, proposal, author), ct);

    public Task<ProposalDecision> DeclineAsync(ProposalId id, string author, CancellationToken ct) =>
        RunAsync(id, async (session, _, proposal) =>
        {
            await proposals.DecideAsync(session, id, ProposalStore.Declined, author, time.GetUtcNow());
            return new ProposalDecision.Declined(proposal);
        }, ct);

    private Task<ProposalDecision> RunAsync(ProposalId id, Func<Session, StoredTopic, Proposal, Task<ProposalDecision>> decide, CancellationToken ct) =>
        database.WriteAsync(async session =>
        {
            // The topic is held before its proposal is looked at: two editors at once decide one after the other.
            if (await proposals.FindAsync(session, id) is not { Slug: var slug }
                || await topics.TakeAsync(session, slug) is not { } topic || await proposals.FindAsync(session, id) is not { } proposal)
                return new ProposalDecision.NoSuchProposal();
            return proposal.State == ProposalStore.Open ? await decide(session, topic, proposal) : new ProposalDecision.Decided(proposal);
        }, ct);

    private async Task<ProposalDecision> AcceptAsync(Session session, StoredTopic stored, Proposal proposal, string author)
    {
        var changed = proposal.Change.In(stored.Topic);
        if (changed is { Facets.Count: 0, Terms.Count: 0, Profile: null })
            return new ProposalDecision.NothingLeft(proposal);
        await proposals.DecideAsync(session, proposal.Id, ProposalStore.Accepted, author, time.GetUtcNow());
        if (changed == stored.Topic)
            return new ProposalDecision.AlreadySo(proposal);
        var saved = await topics.SaveAsync(session, changed, null, author, $"{proposal.Change.Words}: {proposal.Change.Term.Because}");
        return new ProposalDecision.Accepted(proposal, saved.Version);
    }
}
