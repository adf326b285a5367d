using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitor.Digests;
using Monitor.Feeds;
using Monitor.Mail;
using Monitor.Storage;
using Monitor.Subscriptions;

namespace Monitor.Benchmarks;

/// <summary>
/// The product's own path from the outbox to a relay: deliveries of 55 KB, signed with RSA-2048, out of a SQLite file to Debian's smtp-sink
/// (package postfix) over four connections. Prints mails a second and the peak of memory at a quarter and at the end.
/// </summary>
internal static class SendingRun
{
    private const int Connections = 4;
    private const int Bar = 600;
    private const int AtOnce = 500;

    public static async Task RunAsync(int mails)
    {
        var folder = Directory.CreateTempSubdirectory("monitor-sending");
        using var sink = SmtpSink.Start(mails);
        try
        {
            await using var services = Services(folder.FullName, sink.Port, out var sent);
            await services.GetRequiredService<Migrations>().RunAsync(CancellationToken.None);
            var watch = Stopwatch.StartNew();
            var size = await FillAsync(services, mails);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"composed, signed and stored {mails} mails of {size / 1024.0:0.0} KB: {watch.Elapsed.TotalSeconds:0.0} s, {mails / watch.Elapsed.TotalSeconds:0} a second"));

            MatchingFigures.PrintLoad();
            ProcessMemory.ForgetPeak();
            sent.Quarter = mails / 4;
            var processor = Environment.CpuUsage.TotalTime;
            watch.Restart();
            var answered = await services.GetRequiredService<SendDeliveries>().RunAsync(CancellationToken.None);
            var seconds = watch.Elapsed.TotalSeconds;
            Print(mails, answered, seconds, Environment.CpuUsage.TotalTime - processor, sent);
            MatchingFigures.PrintLoad();
            var took = sink.Stop();
            Console.WriteLine($"sink: {took} messages");
            if (answered != mails || sent.Count != mails || took != mails)
                throw new InvalidOperationException($"{mails} were to be sent: {answered} answered, {sent.Count} sent, {took} at the sink");
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static void Print(int mails, int answered, double seconds, TimeSpan processor, SentCount sent) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"sent {answered} over {Connections} connections: {seconds:0.0} s, {mails / seconds:0} a second (bar {Bar}); {processor.TotalMicroseconds / mails:0} us of processor a mail; peak RSS {sent.PeakAtQuarter / 1024} MB at a quarter, {ProcessMemory.PeakKilobytes() / 1024} MB at the end"));

    private static ServiceProvider Services(string folder, int port, out SentCount sent)
    {
        var key = Path.Combine(folder, "dkim.pem");
        using (var rsa = RSA.Create(2048))
            File.WriteAllText(key, rsa.ExportRSAPrivateKeyPem());
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Folder"] = folder,
            ["Mail:Transport"] = "smtp",
            ["Mail:Port"] = port.ToString(CultureInfo.InvariantCulture),
            ["Mail:From"] = "Monitor <digests@example.org>",
            ["Mail:Connections"] = Connections.ToString(CultureInfo.InvariantCulture),
            ["Mail:BounceDomain"] = "bounces.example.org",
            ["Mail:Dkim:Domain"] = "example.org",
            ["Mail:Dkim:Selector"] = "m1",
            ["Mail:Dkim:KeyFile"] = key,
        }).Build();
        var count = sent = new SentCount();
        return new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(count))
            .AddSingleton(TimeProvider.System)
            .AddStorage(configuration)
            .AddFeeds(configuration)
            .AddSubscriptions(configuration)
            .AddDigests()
            .AddMail(configuration)
            .BuildServiceProvider();
    }

    /// <returns>Bytes of one message.</returns>
    private static async Task<int> FillAsync(IServiceProvider services, int mails)
    {
        var (database, composer, deliveries) = (services.GetRequiredService<Database>(), services.GetRequiredService<MailComposer>(), services.GetRequiredService<DeliveryStore>());
        var edition = Edition();
        var size = 0;
        for (var from = 0; from < mails; from += AtOnce)
        {
            var now = TimeProvider.System.GetUtcNow();
            await database.WriteAsync(async session =>
            {
                for (var at = from; at < Math.Min(mails, from + AtOnce); at++)
                {
                    var to = await SubscribeAsync(session, at, now);
                    var mail = composer.Digest(to, "2026-11-24", edition, now);
                    size = mail.Mime.Length;
                    await deliveries.AddAsync(session, new NewDelivery { Subscriber = to.Subscription.SubscriberId, Kind = "digest", Recipient = to.Email, Mail = mail }, now);
                }
            }, CancellationToken.None);
        }

        return size;
    }

    private static async Task<Addressed> SubscribeAsync(Session session, int number, DateTimeOffset now)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"reader{number}@example.net");
        var subscriber = await session.FirstAsync<SubscriberId>(
            "INSERT INTO subscribers (email, state, language, created_at) VALUES (@email, 'confirmed', 'en', @now) RETURNING id", new { email, now });
        var subscription = await session.FirstAsync<SubscriptionId>(
            "INSERT INTO subscriptions (subscriber_id, all_topics, rhythm, zone, language, created_at) VALUES (@subscriber, 1, 'daily@07:00', 'UTC', 'en', @now) RETURNING id", new { subscriber, now });
        return new Addressed(new Subscription
        {
            Id = subscription,
            SubscriberId = subscriber,
            AllTopics = true,
            Rhythm = new Rhythm.Daily(new TimeOnly(7, 0)),
            Zone = "UTC",
            Language = "en",
            CreatedAt = now,
        }, email);
    }

    /// <summary>Eighty-four entries in the shape of a digest: about 55 KB once it is quoted-printable.</summary>
    private static RenderedMail Edition()
    {
        var entries = Enumerable.Range(1, 84).Select(at => string.Create(CultureInfo.InvariantCulture,
            $"Le traité no {at} : ce que disent les deux capitales, et ce qu’elles taisent")).ToList();
        var text = string.Concat(entries.Select(entry => $"- {entry}\r\n  Le Monde, 24 novembre\r\n  https://news.example.org/articles/2026/11/24/{entry.Length:000000}\r\n\r\n"));
        var html = string.Concat(entries.Select(entry => $"""
            <tr><td style="padding:12px 24px;font-family:Arial,sans-serif;font-size:16px;line-height:24px;color:#1a1a1a"><a href="https://news.example.org/articles/2026/11/24/{entry.Length:000000}" style="color:#0b57d0;text-decoration:none">{entry}</a><br><span style="font-size:14px;color:#595959">Le Monde, 24 novembre. Pourquoi : Corée du Nord, Russie, traité</span></td></tr>

            """));
        return new RenderedMail("Quatre-vingt-quatre nouvelles dans un thème", text, $"<!doctype html><html lang=\"fr\"><body><table role=\"presentation\">{html}</table></body></html>");
    }

    /// <summary>Counts what the product says it sent.</summary>
    private sealed class SentCount : ILoggerProvider, ILogger
    {
        private int count;

        public int Count => count;

        public int Quarter { get; set; }

        public long PeakAtQuarter { get; private set; }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel > LogLevel.Information)
                Console.WriteLine(formatter(state, exception));
            if (eventId.Name == nameof(MailLog.MailSent) && Interlocked.Increment(ref count) == Quarter)
                PeakAtQuarter = ProcessMemory.PeakKilobytes();
        }

        public void Dispose()
        {
        }
    }
}
