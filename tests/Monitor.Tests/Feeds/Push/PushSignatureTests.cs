using System.Text;
using Monitor.Feeds.Push;
using Xunit;

namespace Monitor.Tests.Feeds.Push;

public sealed class PushSignatureTests
{
    private const string Key = "Jefe";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("what do ya want for nothing?");

    /// <summary>RFC 2202 §3 and RFC 4231 §4.3, test case 2 of both.</summary>
    [Theory]
    [InlineData("sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")]
    [InlineData("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData("SHA256=5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843")]
    [InlineData("sha384=af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649")]
    [InlineData("sha512=164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737")]
    public void A_signature_of_each_method_is_known(string header)
    {
        Assert.True(PushSignature.IsValid(header, Key, Body));
        Assert.False(PushSignature.IsValid(header, Key + "x", Body));
        Assert.False(PushSignature.IsValid(header, Key, [.. Body, 0]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256")]
    [InlineData("sha256=")]
    [InlineData("sha1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384")]
    [InlineData("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec38430")]
    [InlineData("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384z")]
    [InlineData("md5=750c783e6ab0b503eaa86e310a5db738")]
    [InlineData("none=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    public void What_is_no_signature_signs_nothing(string? header) => Assert.False(PushSignature.IsValid(header, Key, Body));
}
