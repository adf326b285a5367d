using Microsoft.Extensions.Time.Testing;
using Monitor.Items;
using Monitor.Matching.Learning;
using Monitor.Storage;
using Monitor.Tests.Storage;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Matching.Learning;

public sealed class ProposalTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Now.AddDays(-100));

    public ProposalTests()
    {
        RowIdHandler<TopicId>.Register();
        RowIdHandler<ItemId>.Register();
        RowIdHandler<ProposalId>.Register();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private sealed record Rig(TestDatabase Test, TopicStore Topics, ProposalStore Proposals, ProposeDrift Propose, ProposeDueDrift Due, DecideProposal Decide);

    /// <summary>A hundred days of grain news: soldiers come in the last days; "barley" is a term that no match holds.</summary>
    private async Task<Rig> RigAsync(TestDatabase test)
    {
        var topics = new TopicStore(test.Database, new TopicFile(Lexicon.Shipped), clock);
        var proposals = new ProposalStore(test.Database);
        var propose = new ProposeDrift(test.Database, topics, new DriftStore(test.Database, Lexicon.Shipped), proposals, clock);
        var topic = await topics.SaveAsync(GrainAccord.Topic with { Terms = [.. GrainAccord.Topic.Terms, new Term("barley", "en", 0.4, "by hand")] }, "ann", "begun", Ct);
        clock.SetUtcNow(Now);
        await test.Database.WriteAsync(session => session.ExecuteAsync("""
            INSERT INTO feeds (id, url, title, added_at, next_due_at) VALUES (1, 'https://a.example', 'A', 0, 0), (2, 'https://b.example', 'B', 0, 0)
            """), Ct);
        var id = 0;
        await AddAsync(30, 40, "Vienmar and Karelund keep grain accord, wheat leaves Ostrel harbour", true);
        await AddAsync(20, 5, "Vienmar and Karelund keep grain accord, wheat leaves Ostrel harbour", true);
        await AddAsync(10, 3, "Soldiers in Vienmar", true);
        await AddAsync(600, 3, "Striker scores twice in derby", false);
        return new Rig(test, topics, proposals, propose, new ProposeDueDrift(propose, new SettingsStore(test.Database), clock), new DecideProposal(test.Database, topics, proposals, clock));

        async Task AddAsync(int count, int daysAgo, string title, bool matched) => await test.Database.WriteAsync(async session =>
        {
            for (var i = 0; i < count; i++)
            {
                await session.ExecuteAsync("""
                    INSERT INTO items (id, feed_id, item_key, title, summary, language, first_seen_at, content_hash)
                    VALUES (@item, @feed, @key, @title, '', 'en', @at, 'h')
                    """, new { item = ++id, feed = 1 + id % 2, key = "k" + id, title, at = Now.AddDays(-daysAgo).AddMinutes(id) });
                if (matched)
                    await session.ExecuteAsync("""
                        INSERT INTO matches (item_id, topic_id, topic_version, decision, score, reasons, missing, decided_at)
                        VALUES (@item, @topic, 1, 'match', 0.9, '[]', '[]', @at)
                        """, new { item = id, topic = topic.Id, at = Now.AddDays(-daysAgo) });
            }
        }, Ct);
    }

    private static Task<IReadOnlyList<string>> EditsAsync(TestDatabase test) => test.Database.ReadAsync(session =>
        session.QueryAsync<string>("SELECT author || ' | ' || subject || ' | ' || what FROM edits ORDER BY id"), Ct);

    private static async Task<Proposal> OpenAsync(Rig rig, string clue) =>
        Assert.Single(await rig.Proposals.OpenAsync("grain", Ct), proposal => proposal.Change.Clue == clue);

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task What_rises_and_what_is_dead_is_proposed_and_the_log_tells_it_in_one_line(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var rig = await RigAsync(test);

        var made = await rig.Propose.RunAsync(null, Ct);

        var troops = await OpenAsync(rig, "notion:soldiers");
        Assert.Equal(("grain", ChangeKind.Add, "open", Now), (troops.Slug, troops.Change.Kind, troops.State, troops.MadeAt));
        Assert.StartsWith("in 10 of 30 matches of the last 4 weeks, 0 of 30 before; 2 feeds; first: « Soldiers in Vienmar »", troops.Change.Term.Because, StringComparison.Ordinal);
        Assert.Equal(ChangeKind.Drop, (await OpenAsync(rig, "en:barley")).Change.Kind);
        Assert.Equal(made, (await rig.Proposals.OpenAsync(null, Ct)).Count);
        Assert.Equal(1, (await rig.Topics.FindAsync("grain", Ct))!.Version);
        var told = Assert.Single(await EditsAsync(test), line => line.StartsWith("monitor | topic:grain | proposes to ", StringComparison.Ordinal));
        Assert.Contains("drop « barley » (en)", told, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Looking_again_makes_nothing_twice(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var rig = await RigAsync(test);
        await rig.Propose.RunAsync("grain", Ct);
        var open = await rig.Proposals.OpenAsync(null, Ct);
        var edits = await EditsAsync(test);

        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await rig.Propose.RunAsync("grain", Ct));
        Assert.Equal(0, await rig.Propose.RunAsync("another", Ct));

        Assert.Equal(open.Select(proposal => (proposal.Id, proposal.MadeAt)), (await rig.Proposals.OpenAsync(null, Ct)).Select(proposal => (proposal.Id, proposal.MadeAt)));
        Assert.Equal(edits, await EditsAsync(test));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Accepting_saves_the_next_version_with_the_reason(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var rig = await RigAsync(test);
        await rig.Propose.RunAsync(null, Ct);
        var (add, drop) = (await OpenAsync(rig, "notion:soldiers"), await OpenAsync(rig, "en:barley"));

        Assert.Equal(2, Assert.IsType<ProposalDecision.Accepted>(await rig.Decide.AcceptAsync(add.Id, "bob", Ct)).Version);
        Assert.Equal(3, Assert.IsType<ProposalDecision.Accepted>(await rig.Decide.AcceptAsync(drop.Id, "cid", Ct)).Version);

        var stored = (await rig.Topics.FindAsync("grain", Ct))!;
        Assert.Contains(add.Change.Term, stored.Topic.Terms);
        Assert.DoesNotContain(stored.Topic.Terms, term => term.Text == "barley");
        var versions = await rig.Topics.VersionsAsync(stored.Id, Ct);
        Assert.Equal(("cid", $"drop « barley » (en): {drop.Change.Term.Because}"), (versions[0].Author, versions[0].Note));
        Assert.Equal("bob", versions[1].Author);
        var again = Assert.IsType<ProposalDecision.Decided>(await rig.Decide.DeclineAsync(add.Id, "dan", Ct));
        Assert.Equal(("accepted", "bob", Now), (again.Proposal.State, again.Proposal.DecidedBy, again.Proposal.DecidedAt));
        Assert.Equal(0, await rig.Propose.RunAsync(null, Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Declining_changes_nothing_else_and_is_remembered(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var rig = await RigAsync(test);
        await rig.Propose.RunAsync(null, Ct);
        var edits = await EditsAsync(test);
        foreach (var proposal in await rig.Proposals.OpenAsync(null, Ct))
            Assert.IsType<ProposalDecision.Declined>(await rig.Decide.DeclineAsync(proposal.Id, "bob", Ct));

        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, await rig.Propose.RunAsync(null, Ct));

        Assert.Empty(await rig.Proposals.OpenAsync(null, Ct));
        Assert.Equal(1, (await rig.Topics.FindAsync("grain", Ct))!.Version);
        Assert.Equal(edits, await EditsAsync(test));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task What_the_topic_got_by_hand_meanwhile_is_accepted_without_a_version(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var rig = await RigAsync(test);
        await rig.Propose.RunAsync(null, Ct);
        var drop = await OpenAsync(rig, "en:barley");
        await rig.Topics.SaveAsync(GrainAccord.Topic, "ann", "no barley", Ct);

        Assert.IsType<ProposalDecision.AlreadySo>(await rig.Decide.AcceptAsync(drop.Id, "bob", Ct));
        Assert.Equal(2, (await rig.Topics.FindAsync("grain", Ct))!.Version);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_topics_last_clue_is_not_dropped(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var rig = await RigAsync(test);
        await rig.Propose.RunAsync(null, Ct);
        var drop = await OpenAsync(rig, "en:barley");
        await rig.Topics.SaveAsync(GrainAccord.Topic with { Facets = [], Profile = null, Terms = [new Term("barley", "en", 0.4, "")] }, "ann", "barley alone", Ct);

        Assert.IsType<ProposalDecision.NothingLeft>(await rig.Decide.AcceptAsync(drop.Id, "bob", Ct));
        Assert.Equal("open", (await OpenAsync(rig, "en:barley")).State);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task A_proposal_of_no_topic_is_none(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var rig = await RigAsync(test);
        await rig.Propose.RunAsync(null, Ct);
        var drop = await OpenAsync(rig, "en:barley");
        await rig.Topics.RemoveAsync("grain", "ann", Ct);

        Assert.IsType<ProposalDecision.NoSuchProposal>(await rig.Decide.AcceptAsync(drop.Id, "bob", Ct));
        Assert.IsType<ProposalDecision.NoSuchProposal>(await rig.Decide.DeclineAsync(new ProposalId(12345), "bob", Ct));
        Assert.Empty(await rig.Proposals.OpenAsync(null, Ct));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Two_editors_at_once_make_one_version(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var rig = await RigAsync(test);
        await rig.Propose.RunAsync(null, Ct);
        var drop = await OpenAsync(rig, "en:barley");

        var decided = await Task.WhenAll(rig.Decide.AcceptAsync(drop.Id, "bob", Ct), rig.Decide.AcceptAsync(drop.Id, "cid", Ct));

        Assert.Single(decided.OfType<ProposalDecision.Accepted>());
        Assert.Single(decided.OfType<ProposalDecision.Decided>());
        Assert.Equal(2, (await rig.Topics.FindAsync("grain", Ct))!.Version);
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task It_is_looked_again_only_when_it_is_time(string kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var rig = await RigAsync(test);
        var week = TimeSpan.FromDays(7);

        Assert.True(await rig.Due.RunAsync(week, Ct) > 0);
        await test.Database.WriteAsync(session => session.ExecuteAsync("DELETE FROM proposals"), Ct);
        clock.Advance(week - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await rig.Due.RunAsync(week, Ct));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await rig.Due.RunAsync(week, Ct) > 0);
    }
}
