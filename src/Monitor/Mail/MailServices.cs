using Microsoft.Extensions.Options;
using Monitor.Hosting;
using Monitor.Mail.Bounces;
using Monitor.Storage;

namespace Monitor.Mail;

internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        RegisterRowTypes();
        services.AddChecked<MailOptions>(configuration, MailOptions.Section);
        services.AddSingleton<IMailTransport>(provider =>
            provider.GetRequiredService<IOptions<MailOptions>>() is { Value.Transport: "smtp" } smtp
                ? new SmtpTransport(smtp, provider.GetRequiredService<ReturnPath>())
                : ActivatorUtilities.CreateInstance<PickupTransport>(provider));
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<ReturnPath>();
        services.AddSingleton<DkimKey>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<EditionPress>();
        services.AddSingleton<ConfirmationPress>();
        services.AddSingleton<IssueDigests>();
        services.AddSingleton<IssueConfirmations>();
        services.AddSingleton<NoticePress>();
        services.AddSingleton<TellOperator>();
        services.AddSingleton<RelayCircuit>();
        services.AddSingleton<SendingStop>();
        services.AddSingleton<RelayWatch>();
        services.AddSingleton<RetryLadder>();
        services.AddSingleton<FailDelivery>();
        services.AddSingleton<DeliveryOutcomes>();
        services.AddSingleton<DeliveryLanes>();
        services.AddSingleton<SendDeliveries>();
        services.AddSingleton<RecoverDeliveries>();
        services.AddSingleton<DeliveryDeskStore>();
        services.AddSingleton<MailHold>();
        services.AddSingleton<SignOfLife>();
        services.AddSingleton<LookBack>();
        services.AddSingleton<SendDueMail>();
        services.AddSingleton<PreviewDigest>();
        services.AddSingleton<BounceStore>();
        services.AddSingleton<TakeInBounce>();
        services.AddSingleton<TakeInReturned>();
        services.AddSingleton<ReadInbox>();
        return services;
    }

    public static void RegisterRowTypes() => RowIdHandler<DeliveryId>.Register();
}
