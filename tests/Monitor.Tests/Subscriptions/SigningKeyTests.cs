using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Monitor.Hosting;
using Monitor.Storage;
using Monitor.Subscriptions;
using Monitor.Tests.Mail;
using Monitor.Tests.Storage;
using Xunit;

namespace Monitor.Tests.Subscriptions;

public sealed class SigningKeyTests
{
    private static readonly SubscriptionId Some = new(42);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_with_any_bit_flipped_or_of_another_purpose_subscription_or_version_is_no_token()
    {
        await using var rig = await MailRig.CreateAsync("sqlite");
        var links = rig.Get<SignedLinks>();
        foreach (var purpose in Enum.GetValues<LinkPurpose>())
            foreach (var version in (long[])[0, 1_795_500_000_000])
            {
                var token = links.Token(Some, purpose, version);
                Assert.Equal(new LinkTarget(Some, version), links.Read(token, purpose));
                foreach (var other in Flipped(token))
                    Assert.Null(links.Read(other, purpose));
                foreach (var other in Enum.GetValues<LinkPurpose>().Where(other => other != purpose))
                    Assert.Null(links.Read(token, other));
                Assert.Null(links.Read(token.Replace("42.", "43.", StringComparison.Ordinal), purpose));
                Assert.Null(links.Read(token.Replace("42.", "042.", StringComparison.Ordinal), purpose));
                Assert.Null(links.Read(token.Replace("42.", "42.7.", StringComparison.Ordinal), purpose));
            }

        foreach (var nonsense in (string[])["", ".", "..", "42", "42.", "42..", "-1.x", "42.0." + links.Token(Some, LinkPurpose.Change)[3..], new string('9', 500)])
            Assert.Null(links.Read(nonsense, LinkPurpose.Change));
    }

    [Theory, MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Links_and_suppressed_addresses_survive_two_changes_of_the_key_file(string kind)
    {
        await using var rig = await MailRig.CreateAsync(kind);
        var tokens = new List<string>();
        for (var at = 0; at < 3; at++)
        {
            tokens.Add(rig.Get<SignedLinks>().Token(Some, LinkPurpose.Unsubscribe));
            var email = $"a{at}@example.org";
            await rig.Database.WriteAsync(session => rig.Get<SuppressionStore>().AddAsync(session, email, SuppressionReason.Bounced, "", rig.Time.GetUtcNow()), Ct);
            rig.Time.Advance(TimeSpan.FromDays(1));
            rig.Get<RotateKey>().Run();
            await rig.RestartAsync();
        }

        Assert.Equal(3, tokens.Distinct().Count());
        Assert.DoesNotContain(rig.Get<SignedLinks>().Token(Some, LinkPurpose.Unsubscribe), tokens);
        Assert.All(tokens, token => Assert.Equal(new LinkTarget(Some, 0), rig.Get<SignedLinks>().Read(token, LinkPurpose.Unsubscribe)));
        Assert.Equal(3, (await rig.Get<SuppressionStore>().AmongAsync(["a0@example.org", "a1@example.org", "a2@example.org", "b@example.org"], Ct)).Count);
        Assert.True(await rig.Get<SuppressionStore>().RemoveAsync("a0@example.org", Ct));
        Assert.Null(await rig.Get<SuppressionStore>().FindAsync("a0@example.org", Ct));
        Assert.All(KeyFiles(rig), file => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite)));
        Assert.Equal(4, KeyFiles(rig).Length);
    }

    [Fact]
    public async Task Keys_of_the_configuration_take_over_from_each_other_and_from_the_file()
    {
        await using var rig = await MailRig.CreateAsync("sqlite");
        var storage = rig.Get<IOptions<StorageOptions>>();
        var byFile = rig.Get<SignedLinks>().Token(Some, LinkPurpose.Change);
        string[] keys = [NewKey(), NewKey()];
        var first = Links(storage, new SecurityOptions { SigningKey = keys[0] });
        var second = Links(storage, new SecurityOptions { SigningKey = keys[1], PreviousSigningKeys = [keys[0]] });
        var stranger = Links(storage, new SecurityOptions { SigningKey = keys[1] });

        Assert.NotNull(first.Read(byFile, LinkPurpose.Change));
        Assert.NotNull(second.Read(byFile, LinkPurpose.Change));
        Assert.NotNull(second.Read(first.Token(Some, LinkPurpose.Change), LinkPurpose.Change));
        Assert.Equal(stranger.Token(Some, LinkPurpose.Change), second.Token(Some, LinkPurpose.Change));
        Assert.Null(stranger.Read(first.Token(Some, LinkPurpose.Change), LinkPurpose.Change));
        var refused = Assert.Throws<UserError>(() => new RotateKey(Options.Create(new SecurityOptions { SigningKey = keys[0] }), storage, rig.Time).Run());
        Assert.Contains("Security__PreviousSigningKeys", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_none_is_refused_without_being_shown()
    {
        var options = new SecurityOptions { PreviousSigningKeys = ["c2VjcmV0"] };
        var fault = Assert.Single(options.Validate(new(options)));
        Assert.DoesNotContain("c2VjcmV0", fault.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal([""], fault.MemberNames);
    }

    private static IEnumerable<string> Flipped(string token)
    {
        for (var at = 0; at < token.Length; at++)
            for (var bit = 0; bit < 8; bit++)
            {
                var other = token.ToCharArray();
                other[at] = (char)(other[at] ^ (1 << bit));
                yield return new string(other);
            }
    }

    private static SignedLinks Links(IOptions<StorageOptions> storage, SecurityOptions security) =>
        new(new SigningKey(Options.Create(security), storage), Options.Create(new WebOptions()));

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static string[] KeyFiles(MailRig rig) => Directory.GetFiles(Path.GetDirectoryName(rig.PickupFolder)!, "signing.key*");
}
