using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using MimeKit;
using Monitor.EndToEnd.Rig;
using Xunit;

namespace Monitor.EndToEnd;

/// <summary>The first command a stranger runs.</summary>
public sealed partial class DemoTests
{
    private const long MostMemory = 200_000_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_demo_does_the_whole_job_in_a_minute_and_200_MB()
    {
        using var home = new MonitorHome();
        var watch = Stopwatch.StartNew();
        await using var demo = home.Start("demo", "--exit");
        var code = await demo.WaitForExitAsync(Limit);

        TestContext.Current.SendDiagnosticMessage("demo: {0:0.0} s, {1:0} MB", watch.Elapsed.TotalSeconds, demo.PeakMemory / 1e6);
        Assert.True(code == 0, demo.Describe());
        var last = LastLine().Match(new CommandResult(code, demo.Output, demo.Errors).LastLine);
        Assert.True(last.Success, demo.Describe());
        Assert.All(last.Groups.Values.Skip(1), figure => Assert.NotEqual("0", figure.Value));
        Assert.InRange(demo.PeakMemory, 1, MostMemory);

        var digests = await DigestsAsync(home);
        Assert.NotEmpty(digests);
        AssertLanguages(digests);
        AssertNoLookAlike(digests);
    }

    private static async Task<IReadOnlyList<MimeMessage>> DigestsAsync(MonitorHome home)
    {
        var digests = new List<MimeMessage>();
        foreach (var file in Directory.GetFiles(home.Storage, "*.eml", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            Assert.DoesNotMatch(BareLineFeed(), System.Text.Encoding.Latin1.GetString(bytes));
            using var stream = new MemoryStream(bytes);
            var mail = await MimeMessage.LoadAsync(stream, TestContext.Current.CancellationToken);
            if (mail.Headers.Contains("List-Id"))
                digests.Add(mail);
        }

        Assert.All(digests, Mails.AssertHeaders);
        return digests;
    }

    /// <summary>An article is in a digest when its title is; its file tells its language.</summary>
    private static void AssertLanguages(IReadOnlyList<MimeMessage> digests)
    {
        var text = Mails.Squeezed(string.Concat(digests.Select(digest => digest.TextBody)));
        var html = Mails.Squeezed(string.Concat(digests.Select(digest => Visible(digest.HtmlBody))));
        var shown = Newsroom.Read().Where(item => item.About == "related" && text.Contains(Mails.Squeezed(item.Title), StringComparison.Ordinal)).ToList();
        var languages = shown.Select(item => item.Language).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(languages.Count >= 5, $"related articles in {string.Join(", ", languages)} only");
        Assert.All(shown, item => Assert.Contains(Mails.Squeezed(item.Title), html, StringComparison.Ordinal));
    }

    private static void AssertNoLookAlike(IReadOnlyList<MimeMessage> digests)
    {
        var lookAlikes = Newsroom.Read().Where(item => item.About == "lookalike").ToList();
        Assert.NotEmpty(lookAlikes);
        var all = Mails.Squeezed(string.Concat(digests.Select(digest => digest.TextBody + Visible(digest.HtmlBody))));
        var shown = lookAlikes.Where(item => all.Contains(Mails.Squeezed(item.Title), StringComparison.Ordinal)).Select(item => $"{item.File}: {item.Title}");
        Assert.Empty(shown);
    }

    private static string Visible(string? html) => WebUtility.HtmlDecode(Markup().Replace(html ?? "", " "));

    [GeneratedRegex(@"^demo: (\d+) feeds, (\d+) items, (\d+) matches, (\d+) stories, (\d+) mails$")]
    private static partial Regex LastLine();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"(?<!\r)\n")]
    private static partial Regex BareLineFeed();
}
