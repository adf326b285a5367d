using Monitor.Matching.Learning;
using Monitor.Storage;

namespace Monitor.Matching;

internal static class MatchingServices
{
    public static IServiceCollection AddMatching(this IServiceCollection services)
    {
        RowIdHandler<ProposalId>.Register();
        services.AddSingleton<MatchStore>();
        services.AddSingleton<WatchedTopics>();
        services.AddSingleton<MatchItems>();
        services.AddSingleton<FaultyItems>();
        services.AddSingleton<TakeInPoll>();
        services.AddSingleton<RecoverGap>();
        services.AddSingleton<FullTextStore>();
        services.AddSingleton<FetchFullTexts>();
        services.AddSingleton<EmbedItems>();
        services.AddSingleton<PrepareItems>();
        services.AddSingleton<TakeInPush>();
        services.AddSingleton<PollFeed>();
        services.AddSingleton<PollFeeds>();
        services.AddSingleton<ForgetRejected>();
        services.AddSingleton<MatchFile>();
        services.AddSingleton<FeedbackStore>();
        services.AddSingleton<GiveFeedback>();
        services.AddSingleton<DriftStore>();
        services.AddSingleton<ProposalStore>();
        services.AddSingleton<ProposeDrift>();
        services.AddSingleton<ProposeDueDrift>();
        services.AddSingleton<DecideProposal>();
        return services;
    }
}
