using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Monitor.EndToEnd.Rig;
using Monitor.Subscriptions;
using Xunit;

namespace Monitor.EndToEnd.Chaos;

/// <summary>
/// Somebody at the public pages who presses a button again until it answers, because the service dies under them. Comes from a network
/// of their own, so that the limits of sign-ups do not count for all of them together.
/// </summary>
internal sealed partial class Visitor : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly MonitorHome home;
    private readonly LedgerServer server;
    private readonly HttpClient client;

    public Visitor(MonitorHome home, LedgerServer server, int number)
    {
        (this.home, this.server) = (home, server);
        Email = $"visitor{number}@mail.example.org";
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            ConnectCallback = (context, ct) => ConnectAsync(IPAddress.Parse($"127.{1 + (number / 250)}.{1 + (number % 250)}.1"), context.DnsEndPoint, ct),
        })
        { BaseAddress = home.Web, Timeout = TimeSpan.FromSeconds(10) };
    }

    public string Email { get; }

    /// <summary>When the last unsubscription was answered with 200.</summary>
    public DateTimeOffset? GoneAt { get; private set; }

    public Task SignUpAsync() => InsistAsync("the form to be taken", async () =>
    {
        var page = await client.GetStringAsync("/subscribe", Ct);
        var token = FormToken().Match(page);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token.Groups[1].Value,
            ["email"] = Email,
            ["scope"] = "all",
            ["rhythm"] = "immediate",
            ["day"] = "MON",
            ["time"] = "07:00",
            ["zone"] = "UTC",
            ["language"] = "en",
        });
        using var answer = await client.PostAsync("/subscribe", form, Ct);
        return answer.StatusCode == HttpStatusCode.SeeOther ? null : $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Ct)}";
    });

    /// <summary>Waits for the mail and presses the button behind its link, twice: pressing again must do no harm.</summary>
    public async Task ConfirmAsync()
    {
        var path = "";
        await Until.TrueAsync(() => (path = ConfirmPath()).Length > 0, Patience, () => $"a confirmation mail to {Email}", TimeSpan.FromMilliseconds(200));
        for (var twice = 0; twice < 2; twice++)
            await PressAsync("the confirmation to be taken", path);
    }

    /// <summary>Presses what the mailbox's own button would.</summary>
    public async Task UnsubscribeAsync()
    {
        var subscription = await home.Database.NumberAsync($"SELECT s.id FROM subscriptions s JOIN subscribers u ON u.id = s.subscriber_id WHERE u.email = '{Email}'");
        await using var rooms = home.Rooms();
        var token = rooms.GetRequiredService<SignedLinks>().Token(new SubscriptionId(subscription), LinkPurpose.Unsubscribe);
        await PressAsync("the unsubscription to be taken", "/unsubscribe/" + token);
        GoneAt = TimeProvider.System.GetUtcNow();
    }

    public void Dispose() => client.Dispose();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string ConfirmPath()
    {
        if (server.Accepted.FirstOrDefault(line => line.Recipient == Email) is not { } line)
            return "";
        using var mail = MimeMessage.Load(server.FileOf(line), Ct);
        return ConfirmLink().Match(mail.TextBody ?? "").Value;
    }

    private Task PressAsync(string what, string path) => InsistAsync(what, async () =>
    {
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await client.PostAsync(path, form, Ct);
        return answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Ct)}";
    });

    /// <param name="press">Null when it was done; otherwise what was answered.</param>
    private static Task InsistAsync(string what, Func<Task<string?>> press)
    {
        var last = "";
        return Until.TrueAsync(
            async () =>
            {
                try
                {
                    last = await press() ?? "";
                    return last.Length == 0;
                }
                catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException && !Ct.IsCancellationRequested)
                {
                    last = e.Message;
                    return false;
                }
            },
            Patience, () => $"{what}: {last}", TimeSpan.FromMilliseconds(200));
    }

    private static async ValueTask<Stream> ConnectAsync(IPAddress from, DnsEndPoint to, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(IPAddress.Parse(to.Host), to.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex FormToken();

    [GeneratedRegex(@"/confirm/[\w.-]+")]
    private static partial Regex ConfirmLink();
}
