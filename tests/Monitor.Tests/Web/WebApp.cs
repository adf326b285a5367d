using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Monitor.Storage;
using Monitor.Subscriptions;
using Monitor.Tests.DailyLog;
using Monitor.Tests.Hosting;
using Monitor.Web;
using Xunit;

namespace Monitor.Tests.Web;

/// <summary>The pages on a real Kestrel on loopback, over the rows of <see cref="SampleDay"/>, with a clock that stands at its noon.</summary>
internal sealed partial class WebApp : IAsyncDisposable
{
    public const string EditorName = "ana";
    public const string EditorPassword = "correct horse battery";

    /// <summary>When the sample subscription was asked to confirm, Unix milliseconds.</summary>
    private static readonly long Asked = SampleDay.Morning.ToUnixTimeMilliseconds();

    private readonly DirectoryInfo folder;
    private readonly WebApplication app;
    private readonly List<HttpClient> clients = [];

    private WebApp(DirectoryInfo folder, WebApplication app, LogLines log)
    {
        Log = log;
        this.folder = folder;
        this.app = app;
    }

    /// <summary>Everything logged, by the web server too.</summary>
    public LogLines Log { get; }

    public FakeTimeProvider Time => (FakeTimeProvider)app.Services.GetRequiredService<TimeProvider>();

    /// <summary>The signed link of the sample subscription, as a path.</summary>
    internal string Path(LinkPurpose purpose) =>
        new Uri(Get<SignedLinks>().Url(new SubscriptionId(1), purpose, purpose == LinkPurpose.Confirm ? Asked : 0)).AbsolutePath;

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<WebApp> StartAsync(Dictionary<string, string?>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("monitor-web");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder.FullName });
        var log = new LogLines();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Folder"] = folder.FullName });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddMonitor(builder.Configuration);
        builder.Services.AddWeb(builder.Configuration);
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(SampleDay.Morning.AddHours(7)));
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        WebPages.Map(app);
        app.MapGet("/boom", string () => throw new InvalidOperationException("secret detail")).AllowAnonymous();
        await app.Services.GetRequiredService<Migrations>().RunAsync(Ct);
        await SampleDay.InsertAsync(app.Services.GetRequiredService<Database>(), Ct);
        await app.StartAsync(Ct);
        return new WebApp(folder, app, log);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A browser with its own cookies that does not follow redirects.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
        clients.Add(client);
        return client;
    }

    public async Task<HttpClient> SignedInAsync()
    {
        if (!await Get<EditorStore>().AnyAsync(Ct))
            await Get<AddEditor>().RunAsync(EditorName, EditorPassword, Ct);
        var client = Client();
        using var response = await PostAsync(client, "/login", ("name", EditorName), ("password", EditorPassword), ("return", "/"));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return client;
    }

    /// <summary>Opens the page, then sends its form with the page's antiforgery token.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, params (string Name, string Value)[] fields) =>
        await PostFromAsync(client, path, path, fields);

    public static async Task<HttpResponseMessage> PostFromAsync(
        HttpClient client, string page, string path, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await client.GetStringAsync(page, Ct));
        Assert.True(token.Success, $"{page} has no antiforgery token");
        return await PostBareAsync(client, path, [.. fields, ("__RequestVerificationToken", WebUtility.HtmlDecode(token.Groups[1].Value))]);
    }

    public static async Task<HttpResponseMessage> PostBareAsync(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(path, content, Ct);
    }

    /// <summary>All rows that a request might change, as one text.</summary>
    public Task<string> RowsAsync() => Get<Database>().ReadAsync(async session =>
    {
        var text = new System.Text.StringBuilder();
        foreach (var table in (string[])["feeds", "topics", "topic_versions", "subscribers", "subscriptions", "subscription_topics", "sign_ups", "suppressions", "bounces", "digests", "deliveries", "editors", "edits", "settings", "feedback", "proposals"])
            foreach (var row in await session.QueryAsync<object>($"SELECT * FROM {table}"))
                text.AppendLine($"{table}: {row}");
        return text.ToString();
    }, Ct);

    public Task<string?> StateOfAsync(string email) =>
        Get<Database>().ReadAsync(session => session.FirstAsync<string>("SELECT state FROM subscribers WHERE email = @email", new { email }), Ct);

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
