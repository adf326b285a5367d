using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Feeds;
using Monitor.Hosting;
using Xunit;

namespace Monitor.Tests.Feeds;

public sealed class FeedsServicesTests
{
    [Theory]
    [InlineData("AllowedNetworks:0", "10.0.0.0-10.0.0.9", "configuration Feeds__AllowedNetworks__0: must be a network such as 10.0.0.0/8")]
    [InlineData("MinimumInterval", "2.00:00:00", "configuration Feeds__MinimumInterval: must be at most Feeds__MaximumInterval (1.00:00:00)")]
    [InlineData("MinimumInterval", "soon", "configuration Feeds__MinimumInterval: must be a time span")]
    [InlineData("Concurrency", "0", "configuration Feeds__Concurrency: must be between 1 and 256")]
    [InlineData("Proxy", "x", "configuration Feeds__Proxy: is not an option")]
    public void A_wrong_value_is_refused_at_start_with_its_key(string key, string value, string message)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>($"Feeds:{key}", value)])
            .Build();
        var error = Assert.Throws<ConfigurationException>(() => new ServiceCollection().AddFeeds(configuration));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
