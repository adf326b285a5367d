namespace Monitor.DailyLog;

internal static class DailyLogServices
{
    public static IServiceCollection AddDailyLog(this IServiceCollection services)
    {
        services.AddSingleton<DayLogStore>();
        services.AddSingleton<FeedHistoryStore>();
        services.AddSingleton<DayMailStore>();
        services.AddSingleton<ReadDay>();
        services.AddSingleton<ItemProofStore>();
        services.AddSingleton<TopicHistoryStore>();
        return services;
    }
}
