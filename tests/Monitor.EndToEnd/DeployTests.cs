using Monitor.EndToEnd.Rig;
using Xunit;

namespace Monitor.EndToEnd;

public sealed class DeployTests
{
    private const string Analyzer = "/usr/bin/systemd-analyze";

    [Fact]
    public async Task Systemd_accepts_the_unit()
    {
        Assert.SkipUnless(File.Exists(Analyzer), "systemd-analyze is not installed (Debian: systemd)");
        using var home = new MonitorHome();
        // The unit names where Monitor will be installed; here the built program stands in for it.
        var unit = (await File.ReadAllTextAsync(Repository.File("deploy", "monitor.service"), TestContext.Current.CancellationToken))
            .Replace("/opt/monitor/monitor ", Repository.Binary + " ", StringComparison.Ordinal);
        Assert.Contains(Repository.Binary, unit, StringComparison.Ordinal);
        home.Write("monitor.service", unit);

        await using var verify = home.StartOther(Analyzer, ["verify", "--man=no", "./monitor.service"], new Dictionary<string, string>());

        Assert.True(await verify.WaitForExitAsync(TimeSpan.FromSeconds(30)) == 0, verify.Describe());
        Assert.DoesNotContain("monitor.service:", verify.Errors, StringComparison.Ordinal);
    }
}
