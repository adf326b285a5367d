namespace Monitor.Matching;

internal static class PollingServices
{
    public static IServiceCollection AddPolling(this IServiceCollection services)
    {
        services.AddSingleton<TakeInPoll>();
        services.AddSingleton<PollFeed>();
        services.AddSingleton<PollFeeds>();
        return services;
    }
}
