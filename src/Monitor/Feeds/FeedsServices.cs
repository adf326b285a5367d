using Monitor.Feeds.Articles;
using Monitor.Feeds.Http;
using Monitor.Feeds.Push;
using Monitor.Hosting;
using Monitor.Storage;

namespace Monitor.Feeds;

internal static class FeedsServices
{
    /// <exception cref="ConfigurationException">A value of section <c>Feeds</c> cannot be used.</exception>
    public static IServiceCollection AddFeeds(this IServiceCollection services, IConfiguration configuration)
    {
        RowIdHandler<FeedId>.Register();
        services.AddChecked<FeedsOptions>(configuration, FeedsOptions.Section);
        services.AddSingleton(AddressGuard.From(CheckedOptions.Read<FeedsOptions>(configuration, FeedsOptions.Section)));
        services.AddSingleton<GuardedHttp>();
        services.AddSingleton<FetchGate>();
        services.AddSingleton<HostPauses>();
        services.AddSingleton<OurNetwork>();
        services.AddSingleton<FeedStore>();
        services.AddSingleton<FeedEventStore>();
        services.AddSingleton<PushStore>();
        services.AddSingleton<PlanPushes>();
        services.AddSingleton<AskHubs>();
        services.AddSingleton<AnswerHub>();
        services.AddSingleton<ReadPush>();
        services.AddSingleton<ArticleStore>();
        services.AddSingleton<RobotsGuard>();
        services.AddSingleton<FetchArticle>();
        services.AddSingleton<ForgetArticles>();
        services.AddSingleton<FetchFeed>();
        services.AddSingleton<ClosePoll>();
        services.AddSingleton<DiscoverFeed>();
        services.AddSingleton<AddFeed>();
        services.AddSingleton<ImportFeeds>();
        services.AddSingleton<CheckFeeds>();
        return services;
    }
}
