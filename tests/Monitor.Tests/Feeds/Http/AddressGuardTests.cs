using System.Net;
using Monitor.Feeds;
using Monitor.Feeds.Http;
using Monitor.Hosting;
using Xunit;

namespace Monitor.Tests.Feeds.Http;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("10.0.0.5")]
    [InlineData("100.64.1.1")]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::7f00:1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:1::1")]
    [InlineData("2001:db8::1")]
    [InlineData("fc00::1")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    [InlineData("fe80::1%2")]
    [InlineData("::ffff:0:127.0.0.1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("fec0::1")]
    [InlineData("3fff::1")]
    [InlineData("1234::1")]
    [InlineData("5f00::1")]
    [InlineData("168.63.129.16")]
    public void Private_and_special_addresses_are_refused(string address) =>
        Assert.NotNull(new AddressGuard([]).Refusal(IPAddress.Parse(address), 80));

    [Theory]
    [InlineData("93.184.216.34", 80)]
    [InlineData("172.32.0.1", 443)]
    [InlineData("2606:4700::1111", 8443)]
    [InlineData("64:ff9b::5db8:d822", 80)]
    [InlineData("2002:5db8:d822::1", 8080)]
    public void Public_addresses_on_web_ports_are_let_through(string address, int port) =>
        Assert.Null(new AddressGuard([]).Refusal(IPAddress.Parse(address), port));

    [Fact]
    public void A_refusal_says_how_to_allow_it()
    {
        var guard = new AddressGuard([]);
        Assert.Equal("the address 10.0.0.5 is private; allow it with Feeds__AllowedNetworks__0=10.0.0.0/8", guard.Refusal(IPAddress.Parse("10.0.0.5"), 80));
        Assert.Contains("port 22 is not one of", guard.Refusal(IPAddress.Parse("93.184.216.34"), 22), StringComparison.Ordinal);
    }

    [Fact]
    public void An_allowed_network_is_open_on_every_port_also_in_its_mapped_form()
    {
        var guard = AddressGuard.From(new FeedsOptions { AllowedNetworks = ["127.0.0.0/8"] });
        Assert.Null(guard.Refusal(IPAddress.Loopback, 25));
        Assert.Null(guard.Refusal(IPAddress.Parse("::ffff:127.0.0.1"), 25));
        Assert.NotNull(guard.Refusal(IPAddress.Parse("10.0.0.1"), 80));
    }

    [Fact]
    public void A_network_that_is_none_is_a_configuration_error_that_names_its_key()
    {
        var error = Assert.Throws<ConfigurationException>(() => AddressGuard.From(new FeedsOptions { AllowedNetworks = ["10.0.0.0/8", "home"] }));
        Assert.StartsWith("configuration Feeds__AllowedNetworks__1: must be a network such as", error.Message, StringComparison.Ordinal);
    }
}
