using Monitor.Items;
using Xunit;

namespace Monitor.Tests.Items;

public sealed class TruncationTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("The port authority said that a tanker had struck the outer breakwater. ", 5));

    [Theory]
    [InlineData("")]
    [InlineData("Nobody was hurt.")]
    [InlineData("항구가 폐쇄되었다.")]
    public void A_short_text_is_a_teaser(string text) => Assert.True(Truncation.Looks(text));

    [Theory]
    [InlineData("and leaked fuel into the…")]
    [InlineData("and leaked fuel into the ... ")]
    [InlineData("and leaked [...]")]
    [InlineData("and leaked […] The post Harbour closed appeared first on Harbour Post.")]
    [InlineData("and leaked. Continue reading Harbour closed →")]
    [InlineData("und lief aus. Weiterlesen")]
    [InlineData("et a coulé. Lire la suite »")]
    [InlineData("и затонул. Читать далее")]
    [InlineData("沈没した。続きを読む")]
    public void A_text_that_ends_open_is_cut_off(string end) => Assert.True(Truncation.Looks(Long + end));

    [Theory]
    [InlineData("")]
    [InlineData("He said \"…\" and went.")]
    public void A_long_text_that_ends_is_whole(string end) => Assert.False(Truncation.Looks(Long + end));

    [Fact]
    public void An_ellipsis_amid_a_long_text_cuts_nothing_off() => Assert.False(Truncation.Looks("Read more… " + Long));

    [Fact]
    public void Ideographs_tell_more_each() => Assert.False(Truncation.Looks(new string('港', 130)));
}
