using Monitor.Cli;
using Monitor.Matching;
using Monitor.Seeds;
using Monitor.Storage;
using Monitor.Text;
using Monitor.Topics;

namespace Monitor;

/// <summary>The one place that lists the rooms, in the order an item travels through them.</summary>
internal static class MonitorApp
{
    public static IServiceCollection AddMonitor(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(configuration);
        services.AddText();
        services.AddSeeds(configuration);
        services.AddTopics();
        services.AddMatching();
        services.AddCli();
        return services;
    }
}
