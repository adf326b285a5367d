using Monitor.Feeds.Http;
using Xunit;

namespace Monitor.Tests.Feeds.Http;

public sealed class HostPausesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_pause_ends_and_is_never_shortened_by_a_later_answer()
    {
        var pauses = new HostPauses();
        pauses.Pause("a.example", Now.AddHours(2));
        pauses.Pause("A.example", Now.AddHours(1));

        Assert.Equal(Now.AddHours(2), pauses.PausedUntil("a.example", Now));
        Assert.Null(pauses.PausedUntil("b.example", Now));
        Assert.Null(pauses.PausedUntil("a.example", Now.AddHours(2)));
    }

    [Fact]
    public void A_clock_set_back_silences_no_host()
    {
        var pauses = new HostPauses();
        pauses.Pause("a.example", Now.AddHours(1));
        Assert.Null(pauses.PausedUntil("a.example", Now.AddDays(-30)));
    }

    [Fact]
    public void Our_network_works_when_another_host_has_answered_lately()
    {
        var network = new OurNetwork();
        Assert.False(network.Works("a.example", Now));

        network.Answered("a.example", Now);
        Assert.False(network.Works("a.example", Now));
        Assert.True(network.Works("b.example", Now.AddMinutes(2)));
        Assert.False(network.Works("b.example", Now.AddMinutes(3)));

        network.Answered("b.example", Now);
        network.Answered("b.example", Now.AddMinutes(1));
        Assert.True(network.Works("a.example", Now));
        Assert.True(network.Works("b.example", Now));
        Assert.False(network.Works("a.example", Now.AddDays(-1)));
    }
}
