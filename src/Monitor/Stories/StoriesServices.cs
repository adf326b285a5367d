namespace Monitor.Stories;

internal static class StoriesServices
{
    public static IServiceCollection AddStories(this IServiceCollection services)
    {
        services.AddSingleton<StoryStore>();
        services.AddSingleton<FoldStories>();
        return services;
    }
}
