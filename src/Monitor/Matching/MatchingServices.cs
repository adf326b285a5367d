namespace Monitor.Matching;

internal static class MatchingServices
{
    public static IServiceCollection AddMatching(this IServiceCollection services)
    {
        services.AddSingleton<MatchStore>();
        services.AddSingleton<MatchItems>();
        services.AddSingleton<ForgetRejected>();
        services.AddSingleton<MatchFile>();
        return services;
    }
}
