using Monitor.Feeds;
using Xunit;

namespace Monitor.Tests.Feeds;

public sealed class FeedConditionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private static readonly Feed Sound = new()
    {
        Id = new FeedId(1),
        Url = "https://a.example",
        Title = "A",
        AddedAt = Now,
        PolledAt = Now,
        NextDueAt = Now.AddMinutes(15),
        Failures = 0,
        WindowMs = 3_600_000,
    };

    public static TheoryData<string, string> Conditions => new()
    {
        { "ok", "" },
        { "gone", "since 2026-11-24 08:00Z; it is not polled any more" },
        { "failing", "since 2026-11-24 08:00Z" },
        { "runs short", "it shows 18 minutes and is polled every 15: items may be lost" },
        { "watched", "items were lost; it is polled more often for a while" },
        { "slow", "its last answer took very long; it is polled apart from the others" },
        { "pushed", "by its hub until 2026-11-25 08:00Z" },
        { "not polled yet", "" },
    };

    [Theory, MemberData(nameof(Conditions))]
    public void Every_state_has_a_word_and_says_what_it_means(string word, string detail)
    {
        var condition = FeedCondition.Of(In(word));
        Assert.Equal((word, detail), (condition.Word, condition.Detail ?? ""));
    }

    [Fact]
    public void What_wants_a_person_is_bad_and_comes_before_all_else() =>
        Assert.Equal("gone", FeedCondition.Of(Sound with { GoneAt = Now, FailingSince = Now, Slow = true, WindowMs = 1 }).Word);

    private static Feed In(string word) => word switch
    {
        "gone" => Sound with { GoneAt = Now },
        "failing" => Sound with { FailingSince = Now },
        "runs short" => Sound with { WindowMs = 18 * 60_000 },
        "watched" => Sound with { WatchfulPolls = 3 },
        "slow" => Sound with { Slow = true },
        "pushed" => Sound with { PushedUntil = Now.AddDays(1) },
        "not polled yet" => Sound with { PolledAt = null },
        _ => Sound,
    };
}
