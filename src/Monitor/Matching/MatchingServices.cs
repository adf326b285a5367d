namespace Monitor.Matching;

internal static class MatchingServices
{
    public static IServiceCollection AddMatching(this IServiceCollection services)
    {
        services.AddSingleton<MatchStore>();
        services.AddSingleton<WatchedTopics>();
        services.AddSingleton<MatchItems>();
        services.AddSingleton<TakeInPoll>();
        services.AddSingleton<RecoverGap>();
        services.AddSingleton<FullTextStore>();
        services.AddSingleton<FetchFullTexts>();
        services.AddSingleton<PrepareItems>();
        services.AddSingleton<TakeInPush>();
        services.AddSingleton<PollFeed>();
        services.AddSingleton<PollFeeds>();
        services.AddSingleton<ForgetRejected>();
        services.AddSingleton<MatchFile>();
        return services;
    }
}
