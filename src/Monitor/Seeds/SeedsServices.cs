using Monitor.Hosting;

namespace Monitor.Seeds;

internal static class SeedsServices
{
    public static IServiceCollection AddSeeds(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<SeedsOptions>(configuration, SeedsOptions.Section);
        services.AddSingleton<SeedReader>();
        services.AddSingleton<SeedStore>();
        services.AddSingleton<SeedFolder>();
        return services;
    }
}
