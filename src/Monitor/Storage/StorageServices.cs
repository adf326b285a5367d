using Monitor.Hosting;

namespace Monitor.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<StorageOptions>(configuration, StorageOptions.Section);
        services.AddSingleton<Database>();
        services.AddSingleton<SharedWrites>();
        services.AddSingleton<Migrations>();
        services.AddSingleton<SettingsStore>();
        services.AddSingleton<FaultStore>();
        services.AddSingleton<Backup>();
        services.AddSingleton<WorkerLock>();
        return services;
    }
}
