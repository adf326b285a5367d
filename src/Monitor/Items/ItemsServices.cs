using Monitor.Storage;

namespace Monitor.Items;

internal static class ItemsServices
{
    public static IServiceCollection AddItems(this IServiceCollection services)
    {
        RowIdHandler<ItemId>.Register();
        services.AddSingleton<ItemStore>();
        services.AddSingleton<DraftItems>();
        services.AddSingleton<TakeInItems>();
        return services;
    }
}
