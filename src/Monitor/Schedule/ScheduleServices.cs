using Microsoft.Data.Sqlite;
using Monitor.Hosting;
using Monitor.Mail;
using Monitor.Storage;
using Npgsql;
using Quartz;

namespace Monitor.Schedule;

internal static class ScheduleServices
{
    /// <summary>Hubs are asked in days; a minute is soon enough to begin.</summary>
    private static readonly TimeSpan PushRound = TimeSpan.FromMinutes(1);

    /// <summary>Whether it is time is in the database; it is a matter of days.</summary>
    private static readonly TimeSpan DriftRound = TimeSpan.FromHours(1);

    /// <summary>Quartz ticks with its own store: a SQLite file beside Monitor's, or clustered tables in PostgreSQL.</summary>
    public static IServiceCollection AddSchedule(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<ScheduleOptions>(configuration, ScheduleOptions.Section);
        var tick = CheckedOptions.Read<ScheduleOptions>(configuration, ScheduleOptions.Section).Tick;
        var storage = CheckedOptions.Read<StorageOptions>(configuration, StorageOptions.Section);
        var inbox = CheckedOptions.Read<MailOptions>(configuration, MailOptions.Section).Imap;
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "Monitor";
                scheduler.InstanceId = $"{Environment.MachineName}-{Environment.ProcessId}";
            });
            quartz.UseDefaultThreadPool(5);
            quartz.UsePersistentStore(store => ConfigureStore(store, storage));
            Every<PollJob>(quartz, "poll", tick);
            Every<SlowPollJob>(quartz, "slow-poll", tick);
            Every<PushJob>(quartz, "push", PushRound);
            Every<MailJob>(quartz, "mail", tick);
            if (inbox.Host.Length > 0)
                Every<InboxJob>(quartz, "inbox", inbox.Every);
            Every<RetentionJob>(quartz, "retention", TimeSpan.FromDays(1));
            Every<DriftJob>(quartz, "drift", DriftRound);
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    private static void ConfigureStore(IPersistentStoreBuilder store, StorageOptions storage)
    {
        if (storage.IsSqlite)
        {
            Directory.CreateDirectory(storage.FullFolder);
            store.UseSqlite(SqliteFactory.Instance, $"Data Source={storage.FileIn("quartz.db")}");
        }
        else
        {
            store.UsePostgres(NpgsqlFactory.Instance, storage.ConnectionString);
            store.UseClustering();
        }

        store.ConfigureStore(options => options.TablePrefix = "qrtz_");
        store.ProvisionSchema();
    }

    private static void Every<TJob>(IQuartzBuilder quartz, string name, TimeSpan interval) where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(name).StoreDurably());
        quartz.AddTrigger<TJob>(trigger => trigger.WithIdentity(name).ForJob(name).StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
    }
}
