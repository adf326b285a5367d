using Monitor.Hosting;
using Monitor.Storage;
using Monitor.Topics;

namespace Monitor.Subscriptions;

internal static class SubscriptionsServices
{
    public static IServiceCollection AddSubscriptions(this IServiceCollection services, IConfiguration configuration)
    {
        RegisterRowTypes();
        services.AddChecked<WebOptions>(configuration, WebOptions.Section);
        services.AddChecked<SecurityOptions>(configuration, SecurityOptions.Section);
        services.AddSingleton<SigningKey>();
        services.AddSingleton<SignedLinks>();
        services.AddSingleton<RotateKey>();
        services.AddSingleton<SubscriberStore>();
        services.AddSingleton<SuppressionStore>();
        services.AddSingleton<SubscriptionStore>();
        services.AddSingleton<Enrol>();
        services.AddSingleton<AddSubscriber>();
        services.AddSingleton<SignUpStore>();
        services.AddSingleton<SignUp>();
        services.AddSingleton<TakeInSignUps>();
        services.AddSingleton<ConfirmationLimits>();
        services.AddSingleton<ConfirmSubscriber>();
        services.AddSingleton<Unsubscribe>();
        services.AddSingleton<OwnSubscriptions>();
        services.AddSingleton<ChangeSubscription>();
        services.AddSingleton<PauseSubscription>();
        services.AddSingleton<LeaveSubscriptions>();
        services.AddSingleton<PersonalDataStore>();
        services.AddSingleton<ExportSubscriber>();
        services.AddSingleton<EraseSubscriber>();
        return services;
    }

    public static void RegisterRowTypes()
    {
        RowIdHandler<SubscriberId>.Register();
        RowIdHandler<SubscriptionId>.Register();
        RowIdHandler<TopicId>.Register();
    }
}
