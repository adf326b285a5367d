namespace Monitor.Matching.Learning;

/// <summary>What became of a person's word on a proposal.</summary>
internal abstract record ProposalDecision
{
    private ProposalDecision() { }

    /// <summary>The topic was saved with the change.</summary>
    public sealed record Accepted(Proposal Proposal, int Version) : ProposalDecision;

    /// <summary>Accepted, but the topic is like that already.</summary>
    public sealed record AlreadySo(Proposal Proposal) : ProposalDecision;

    /// <summary>It will not be proposed again.</summary>
    public sealed record Declined(Proposal Proposal) : ProposalDecision;

    /// <summary>Somebody was first.</summary>
    public sealed record Decided(Proposal Proposal) : ProposalDecision;

    /// <summary>Without the term the topic would look for nothing; the proposal stays open.</summary>
    public sealed record NothingLeft(Proposal Proposal) : ProposalDecision;

    public sealed record NoSuchProposal : ProposalDecision;
}
