namespace Monitor.Cli;

internal static class CliServices
{
    public static IServiceCollection AddCli(this IServiceCollection services)
    {
        services.AddSingleton<SeedInput>();
        services.AddSingleton<SeedPreview>();
        services.AddSingleton<FirstStart>();
        services.AddSingleton<FirstStartWork>();
        return services;
    }
}
