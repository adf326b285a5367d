using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Monitor.Hosting;
using Monitor.Storage;

namespace Monitor.Web;

internal static class WebServices
{
    public const string SignInLimit = "sign-in";
    public const string SignUpLimit = "sign-up";
    public const string PushLimit = "push";

    public static IServiceCollection AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<WebOptions>(configuration, WebOptions.Section);
        services.AddSingleton<EditorStore>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<AddEditor>();
        services.AddSingleton<SetupCode>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<HealthCheck>();
        services.AddSingleton<SubscriberListStore>();
        services.AddRazorComponents();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.AddPeople(configuration);
        services.AddProxy(configuration);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(SignInLimit, http => PerClient(http, 5, TimeSpan.FromMinutes(1)));
            // How many sign-ups a network may send is counted in rows; this only keeps one visitor's flood away from the database.
            limiter.AddPolicy(SignUpLimit, http => PerClient(http, 30, TimeSpan.FromMinutes(1)));
            // A large hub brings thousands of feeds from a few addresses; it tries again when it is told to wait.
            limiter.AddPolicy(PushLimit, http => PerClient(http, 1200, TimeSpan.FromMinutes(1)));
        });
        return services;
    }

    private static void AddPeople(this IServiceCollection services, IConfiguration configuration)
    {
        var storage = CheckedOptions.Read<StorageOptions>(configuration, StorageOptions.Section);
        services.AddDataProtection().SetApplicationName("monitor").PersistKeysToFileSystem(KeyFolder(storage));
        // It warns that the key file is not encrypted; a key beside it would not help, so the folder is shut instead.
        services.Configure<LoggerFilterOptions>(log =>
            log.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "monitor-form";
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(SetCookie);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void SetCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "monitor";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.Events.OnValidatePrincipal = SignIn.ValidateAsync;
        options.Events.OnRedirectToLogin = context =>
        {
            // A path and not the framework's absolute address, which would repeat whatever Host the client sent.
            var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/";
            context.Response.Redirect("/login?return=" + Uri.EscapeDataString(back));
            return Task.CompletedTask;
        };
    }

    /// <summary>Only a service that says it is reached by https stands behind a proxy, and only one on this machine is believed
    /// (the default KnownProxies): who the client is and that it came by TLS. Elsewhere these headers are the client's own claim.</summary>
    private static void AddProxy(this IServiceCollection services, IConfiguration configuration)
    {
        var web = CheckedOptions.Read<WebOptions>(configuration, WebOptions.Section);
        if (web.PublicBaseUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            services.Configure<ForwardedHeadersOptions>(proxy =>
                proxy.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
    }

    /// <summary>Whoever reads these keys can write a session cookie: the folder is its owner's alone.</summary>
    private static DirectoryInfo KeyFolder(StorageOptions storage) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(storage.FileIn("keys"))
        : Directory.CreateDirectory(storage.FileIn("keys"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static RateLimitPartition<string> PerClient(HttpContext http, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(
            Client(http.Connection.RemoteIpAddress),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window, QueueLimit = 0 });

    /// <summary>One IPv6 customer has a whole /64.</summary>
    private static string Client(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6 || address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.MapToIPv4().ToString();
        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }
}
