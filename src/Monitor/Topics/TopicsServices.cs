using Monitor.Storage;

namespace Monitor.Topics;

internal static class TopicsServices
{
    public static IServiceCollection AddTopics(this IServiceCollection services)
    {
        RowIdHandler<TopicId>.Register();
        services.AddSingleton<TopicFile>();
        services.AddSingleton<TopicDeriver>();
        services.AddSingleton<TopicStore>();
        services.AddSingleton<TopicTextStore>();
        services.AddSingleton<AddSeed>();
        return services;
    }
}
