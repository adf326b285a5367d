using Microsoft.Extensions.DependencyInjection;
using Monitor.EndToEnd.Rig;
using Monitor.Subscriptions;
using Xunit;

namespace Monitor.EndToEnd;

/// <summary><c>monitor bounce</c> as a mail server's pipe calls it: a message on standard input, an exit code back.</summary>
public sealed class BounceTests
{
    private const int TryAgain = 75;

    [Fact]
    public async Task A_mail_server_pipes_an_unsubscribe_mail_in()
    {
        using var home = new MonitorHome();
        await home.DoneAsync("subscriber", "add", "reader@example.org", "--confirmed");
        await using var rooms = home.Rooms();
        var token = rooms.GetRequiredService<SignedLinks>().Token(new SubscriptionId(1), LinkPurpose.Unsubscribe);

        Assert.Equal((0, "handled"), await PipeAsync(home, Message($"unsubscribe {token}")));
        Assert.Contains("unsubscribed", (await home.DoneAsync("subscriber", "list")).Output, StringComparison.Ordinal);
        Assert.Equal((0, "passed over"), await PipeAsync(home, Message("Out of office")));
        Assert.Equal((0, "passed over"), await PipeAsync(home, ""));
        Assert.Equal((0, "passed over"), await PipeAsync(home, Message("A long one") + new string('x', 6_000_000)));
    }

    [Fact]
    public async Task Without_a_database_the_mail_server_is_asked_to_try_again()
    {
        using var home = new MonitorHome();
        Assert.Equal((TryAgain, ""), await PipeAsync(home, Message("x")));
        Assert.False(File.Exists(Path.Combine(home.Storage, "monitor.db")));

        Directory.CreateDirectory(home.Storage);
        await File.WriteAllTextAsync(Path.Combine(home.Storage, "monitor.db"), new string('x', 8192), TestContext.Current.CancellationToken);
        await using var rooms = home.Rooms();
        var token = rooms.GetRequiredService<SignedLinks>().Token(new SubscriptionId(1), LinkPurpose.Unsubscribe);
        Assert.Equal((TryAgain, ""), await PipeAsync(home, Message($"unsubscribe {token}")));

        home.Set("Storage__Provider", "postgres");
        home.Set("Storage__ConnectionString", "Host=127.0.0.1;Port=1;Username=monitor;Database=monitor");
        Assert.Equal((TryAgain, ""), await PipeAsync(home, Message($"unsubscribe {token}")));
    }

    private static string Message(string subject) => $"From: reader@example.org\r\nTo: bounces@bounces.test\r\nSubject: {subject}\r\n\r\ntext\r\n";

    private static async Task<(int ExitCode, string Output)> PipeAsync(MonitorHome home, string message)
    {
        var file = home.Write("message.eml", message);
        await using var shell = home.StartOther("/bin/sh", ["-c", $"exec '{Repository.Binary}' bounce < {file}"], new Dictionary<string, string>());
        var code = await shell.WaitForExitAsync(TimeSpan.FromSeconds(60));
        Assert.True(code == 0 || shell.Errors.StartsWith("monitor: ", StringComparison.Ordinal), shell.Describe());
        return (code, shell.Output.Trim());
    }
}
