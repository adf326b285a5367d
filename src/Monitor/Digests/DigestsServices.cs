using Monitor.Items;
using Monitor.Storage;
using Monitor.Topics;

namespace Monitor.Digests;

internal static class DigestsServices
{
    public static IServiceCollection AddDigests(this IServiceCollection services)
    {
        RegisterRowTypes();
        services.AddSingleton<DigestStore>();
        services.AddSingleton<TopicNames>();
        services.AddSingleton<EditionRenderer>();
        return services;
    }

    public static void RegisterRowTypes()
    {
        RowIdHandler<DigestId>.Register();
        RowIdHandler<ItemId>.Register();
        RowIdHandler<TopicId>.Register();
    }
}
