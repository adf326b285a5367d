using System.Diagnostics;
using Monitor.Feeds.Articles;
using Xunit;

namespace Monitor.Tests.Feeds.Articles;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("\ufeffUSER-AGENT : *  # all\r\nDISALLOW : /a # this", "/abc", false)]
    [InlineData("User-agent: *\rDisallow: /a", "/b", true)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: monitor\nDisallow: /", "/a", false)]
    [InlineData("User-agent: Monitor/2.0\nDisallow: /", "/a", false)]
    [InlineData("User-agent: Monitoring\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: Monitor\nDisallow: /x", "/a", true)]
    [InlineData("User-agent: Monitor\nDisallow: /x\n\nUser-agent: *\nDisallow: /\n\nUser-agent: Monitor\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: other\nUser-agent: Monitor\nSitemap: https://x.example/\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: Monitor\nCrawl-delay: 9\nUser-agent: other\nDisallow: /a", "/a", false)]
    [InlineData("Disallow: /", "/a", true)]
    [InlineData("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/bc", true)]
    [InlineData("User-agent: *\nDisallow: /a/b\nAllow: /a", "/a/bc", false)]
    [InlineData("User-agent: *\nDisallow: /page\nAllow: /page", "/page", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a/x.php", false)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a/x.php?id=1", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/a.php/x.php", false)]
    [InlineData("User-agent: *\nDisallow: /*print=", "/a?x=1&print=yes", false)]
    [InlineData("User-agent: *\nDisallow: *secret", "/a/secret", false)]
    [InlineData("User-agent: *\nDisallow: /$", "/", false)]
    [InlineData("User-agent: *\nDisallow: /$", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/axbxd", true)]
    [InlineData("User-agent: *\nDisallow: /caf%c3%a9", "/café", false)]
    [InlineData("User-agent: *\nDisallow: /café", "/caf%C3%A9", false)]
    [InlineData("User-agent: *\nDisallow: /%7Eana", "/~ana/x", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Fb", "/a/b", true)]
    [InlineData("<html>not found</html>", "/a", true)]
    public void The_rules_of_RFC_9309_decide(string robots, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(robots, "Monitor").Allows(new Uri("https://a.example" + path)));

    [Fact]
    public void What_stands_beyond_500_KiB_is_not_read() =>
        Assert.True(RobotsRules.Parse(new string('\n', RobotsRules.MostCharacters) + "User-agent: *\nDisallow: /", "Monitor").Allows(new Uri("https://a.example/a")));

    [Fact]
    public void Patterns_made_to_be_slow_are_not()
    {
        var hostile = "User-agent: *\n" + string.Concat(Enumerable.Repeat("Disallow: /" + string.Concat(Enumerable.Repeat("*a", 900)) + "b\n", 270));
        var start = Stopwatch.GetTimestamp();

        Assert.True(RobotsRules.Parse(hostile, "Monitor").Allows(new Uri("https://a.example/" + new string('a', 8_000))));

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 2);
    }
}
