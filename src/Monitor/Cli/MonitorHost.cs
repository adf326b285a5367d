using Microsoft.Extensions.Options;
using Monitor.Hosting;
using Monitor.Mail;
using Monitor.Schedule;
using Monitor.Storage;
using Monitor.Web;

namespace Monitor.Cli;

/// <summary>The running service: the rooms, the ticking schedule (worker) and the pages (web).</summary>
internal sealed class MonitorHost : IAsyncDisposable
{
    /// <summary>Time that work in hand gets when the service is told to stop.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(25);

    private readonly IHost host;
    private readonly bool web;
    private readonly bool worker;

    private MonitorHost(IHost host, bool web, bool worker)
    {
        this.host = host;
        this.web = web;
        this.worker = worker;
    }

    public IServiceProvider Services => host.Services;

    public static MonitorHost Build(IConfiguration configuration, bool web, bool worker) =>
        new(web ? WebHost(configuration, worker) : WorkerHost(configuration, worker), web, worker);

    /// <summary>Migrates, fills an empty database, takes up what a dead process left, and begins to work.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        if (worker)
        {
            // A key that cannot be used ends the start, not the first mail.
            Services.GetRequiredService<DkimKey>();
            Services.GetRequiredService<WorkerLock>().Take();
        }

        await Services.GetRequiredService<Migrations>().RunAsync(ct);
        await Services.GetRequiredService<FirstStart>().RunAsync(ct);
        if (worker)
            await Services.GetRequiredService<RecoverDeliveries>().AtStartAsync(ct);
        await OpenAsync(ct);
        if (web)
            await AnnounceAsync(ct);
    }

    /// <summary>Begins to work on a database that is ready.</summary>
    public Task OpenAsync(CancellationToken ct) => host.StartAsync(ct);

    /// <summary>Where people reach the pages.</summary>
    public string Address => Services.GetRequiredService<IOptions<WebOptions>>().Value.BaseUrl;

    public Task WaitForShutdownAsync(CancellationToken ct) => host.WaitForShutdownAsync(ct);

    public async ValueTask DisposeAsync()
    {
        if (host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        else
            host.Dispose();
    }

    private async Task AnnounceAsync(CancellationToken ct)
    {
        Console.Out.WriteLine($"monitor: pages at {Address}");
        if (await Services.GetRequiredService<SetupCode>().LinkAsync(Address, ct) is { } link)
            Console.Out.WriteLine($"monitor: no editor yet; make the first one at {link}");
    }

    private static WebApplication WebHost(IConfiguration configuration, bool worker)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(CheckedOptions.Read<WebOptions>(configuration, WebOptions.Section).Urls.Split(';'));
        Configure(builder.Services, builder.Logging, configuration, worker);
        builder.Services.AddWeb(configuration);
        var app = builder.Build();
        WebPages.Map(app);
        return app;
    }

    private static IHost WorkerHost(IConfiguration configuration, bool worker)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        Configure(builder.Services, builder.Logging, configuration, worker);
        return builder.Build();
    }

    private static void Configure(IServiceCollection services, ILoggingBuilder logging, IConfiguration configuration, bool worker)
    {
        logging.ClearProviders();
        logging.AddMaskedConsole();
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Quartz", LogLevel.Warning);
        logging.AddFilter("System.Net.Http", LogLevel.Warning);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        services.AddMonitor(configuration);
        if (worker)
            services.AddSchedule(configuration);
    }
}
