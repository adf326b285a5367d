using Monitor.DailyLog;
using Monitor.Storage;
using Monitor.Web;

namespace Monitor;

/// <summary>The one place that lists the rooms, in the order an item travels through them.</summary>
internal static class MonitorApp
{
    public static IServiceCollection AddMonitor(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(configuration);
        services.AddPending();
        services.AddDailyLog();
        return services;
    }
}
