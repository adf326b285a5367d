using Monitor.Cli;
using Monitor.DailyLog;
using Monitor.Digests;
using Monitor.Feeds;
using Monitor.Items;
using Monitor.Mail;
using Monitor.Matching;
using Monitor.Seeds;
using Monitor.Storage;
using Monitor.Stories;
using Monitor.Subscriptions;
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
        services.AddText(configuration);
        services.AddSeeds(configuration);
        services.AddTopics();
        services.AddFeeds(configuration);
        services.AddItems();
        services.AddMatching();
        services.AddStories();
        services.AddSubscriptions(configuration);
        services.AddDigests();
        services.AddMail(configuration);
        services.AddDailyLog();
        services.AddCli();
        return services;
    }
}
