using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Monitor.Feeds;
using Monitor.Feeds.Http;
using Xunit;

namespace Monitor.Tests.Feeds.Http;

/// <summary>Which address is connected to, and in which protocol; names mean what the test says.</summary>
public sealed class GuardedConnectionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_that_points_elsewhere_the_second_time_is_checked_again()
    {
        await using var host = await FeedHost.StartAsync();
        host.Answer("/feed", context =>
        {
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        });
        var port = new Uri(host.Address).Port;
        using var trap = new Trap(IPAddress.Parse("127.0.0.2"), port);
        var answers = new Queue<IPAddress[]>([[IPAddress.Loopback], [IPAddress.Parse("127.0.0.2")]]);
        using var http = Http((_, _) => Task.FromResult(answers.Dequeue()), "127.0.0.1/32");
        var url = new Uri($"http://rebound.example:{port}/feed");

        Assert.IsType<HttpAnswer.Body>(await http.GetAsync(url, Conditions.None, Ct));
        var refused = Assert.IsType<HttpAnswer.Refused>(await http.GetAsync(url, Conditions.None, Ct));

        Assert.Equal(HttpFault.Blocked, refused.Fault);
        Assert.False(trap.WasTouched);
    }

    [Fact]
    public async Task Of_several_addresses_only_the_permitted_ones_are_connected_to()
    {
        await using var host = await FeedHost.StartAsync();
        host.Serve("/feed", "body");
        var port = new Uri(host.Address).Port;
        using var trap = new Trap(IPAddress.Parse("127.0.0.2"), port);
        using var http = Http((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]), "127.0.0.1/32");

        Assert.IsType<HttpAnswer.Body>(await http.GetAsync(new Uri($"http://mixed.example:{port}/feed"), Conditions.None, Ct));

        Assert.False(trap.WasTouched);
    }

    [Fact]
    public async Task A_dead_address_costs_a_moment_when_another_one_answers()
    {
        await using var host = await FeedHost.StartAsync();
        host.Serve("/feed", "body");
        var port = new Uri(host.Address).Port;
        using var hanging = new Deaf(IPAddress.Parse("127.0.0.3"), port);
        using var http = Http((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.3"), IPAddress.IPv6Loopback, IPAddress.Loopback]), "127.0.0.0/8", "::1/128");

        // The rig's limit of two seconds would end an attempt that waited for the deaf address.
        Assert.IsType<HttpAnswer.Body>(await http.GetAsync(new Uri($"http://lame.example:{port}/feed"), Conditions.None, Ct));
    }

    [Theory]
    [InlineData(SocketError.TryAgain, "Unreached", "the name cannot be resolved")]
    [InlineData(SocketError.HostNotFound, "Unreached", "the name cannot be resolved")]
    [InlineData(SocketError.NetworkUnreachable, "Unreached", "no connection")]
    [InlineData(SocketError.TimedOut, "Unreached", "no connection")]
    [InlineData(SocketError.ConnectionRefused, "Broken", "no connection")]
    public async Task A_failure_says_whether_their_machine_had_a_say_in_it(SocketError error, string fault, string words)
    {
        using var http = Http((_, _) => throw new SocketException((int)error), "127.0.0.0/8");

        var refused = Assert.IsType<HttpAnswer.Refused>(await http.GetAsync(new Uri("http://name.example/"), Conditions.None, Ct));

        Assert.Equal((fault, true), (refused.Fault.ToString(), refused.Passing));
        Assert.StartsWith($"http://name.example/: {words}", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_breaks_HTTP_2_is_asked_again_in_HTTP_1_1()
    {
        using var certificate = Certificate();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeBrokenHttp2Async(listener, certificate);
        var handler = GuardedConnection.CreateHandler(new AddressGuard([IPNetwork.Parse("127.0.0.0/8")]));
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString();
        using var http = new GuardedHttp(handler, new FeedsOptions(), TimeProvider.System);

        var answer = await http.GetAsync(new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"), Conditions.None, Ct);

        Assert.True(answer is HttpAnswer.Body, (answer as HttpAnswer.Refused)?.Reason);
        Assert.Equal("hello", Encoding.ASCII.GetString(Assert.IsType<HttpAnswer.Body>(answer).Bytes));
        Assert.Equal(["h2", ""], await serving);
    }

    [Fact]
    public async Task An_unknown_certificate_is_refused()
    {
        using var certificate = Certificate();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeBrokenHttp2Async(listener, certificate);
        using var http = GuardedHttpTests.Local();

        var answer = await http.GetAsync(new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"), Conditions.None, Ct);

        Assert.Contains("no secure connection", Assert.IsType<HttpAnswer.Refused>(answer).Reason, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
    }

    private static GuardedHttp Http(Resolve resolve, params string[] allowed) =>
        new(GuardedConnection.CreateHandler(new AddressGuard(allowed.Select(n => IPNetwork.Parse(n)).ToList()), resolve),
            new FeedsOptions { Timeout = TimeSpan.FromSeconds(2) }, TimeProvider.System);

    /// <summary>Two connections: to one that speaks h2 it answers with a SETTINGS frame of a size that HTTP/2 forbids, to the other properly.</summary>
    private static async Task<List<string>> ServeBrokenHttp2Async(TcpListener listener, X509Certificate2 certificate)
    {
        var spoken = new List<string>();
        while (spoken.LastOrDefault() is null or "h2")
        {
            using var client = await listener.AcceptTcpClientAsync(Ct);
            await using var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                ServerCertificate = certificate,
                ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
                EnabledSslProtocols = SslProtocols.None,
            }, Ct);
            // A client that wants HTTP/1.1 only negotiates nothing.
            spoken.Add(stream.NegotiatedApplicationProtocol.ToString());
            await stream.ReadAtLeastAsync(new byte[4_096], 1, cancellationToken: Ct);
            await stream.WriteAsync(spoken[^1] == "h2"
                ? [0, 0, 1, 4, 0, 0, 0, 0, 0, 9]
                : "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"u8.ToArray(), Ct);
            await stream.FlushAsync(Ct);
            // Until the client hangs up: closing on its unread bytes would reset the connection under the answer.
            await stream.CopyToAsync(Stream.Null, Ct);
        }

        return spoken;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    /// <summary>Listens where nobody may connect.</summary>
    private sealed class Trap : IDisposable
    {
        private readonly TcpListener listener;

        public Trap(IPAddress address, int port)
        {
            listener = new TcpListener(address, port);
            listener.Start();
        }

        public bool WasTouched => listener.Pending();

        public void Dispose() => listener.Dispose();
    }

    /// <summary>Its queue of connections is full and it takes none: a further one neither succeeds nor fails.</summary>
    private sealed class Deaf : IDisposable
    {
        private readonly List<Socket> sockets = [];

        public Deaf(IPAddress address, int port)
        {
            var listener = New();
            listener.Bind(new IPEndPoint(address, port));
            listener.Listen(0);
            for (var i = 0; i < 4; i++)
                New().BeginConnect(address, port, null, null);
        }

        public void Dispose() => sockets.ForEach(socket => socket.Dispose());

        private Socket New()
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            sockets.Add(socket);
            return socket;
        }
    }
}
