using System.Text;
using Microsoft.Extensions.Configuration;
using Monitor.Hosting;
using Xunit;

namespace Monitor.Tests.Hosting;

public sealed class CheckedOptionsTests
{
    [Theory]
    [InlineData("""{"Probe":{}}""", "a,b", "1")]
    [InlineData("""{"Probe":{"List":[]}}""", "", "1")]
    [InlineData("""{"Probe":{"List":["c"]}}""", "c", "1")]
    [InlineData("""{"Probe":{"Times":[]}}""", "a,b", "")]
    [InlineData("""{"Probe":{"Times":["00:00:05"]}}""", "a,b", "5")]
    public void A_configured_list_takes_the_place_of_the_default_even_when_empty(string json, string list, string times)
    {
        var options = Read(json);
        Assert.Equal(list, string.Join(',', options.List));
        Assert.Equal(times, string.Join(',', options.Times.Select(time => time.TotalSeconds)));
    }

    [Theory]
    [InlineData("""{"Probe":{"Wait":"soon"}}""", "configuration Probe__Wait: must be a time span hh:mm:ss, not 'soon'")]
    [InlineData("""{"Probe":{"Waite":"00:00:01"}}""", "configuration Probe__Waite: is not an option; known are List, Times, Wait")]
    public void A_wrong_value_is_named_by_its_key(string json, string message) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => Read(json)).Message);

    private static ProbeOptions Read(string json) => CheckedOptions.Read<ProbeOptions>(
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build(), "Probe");

    internal sealed class ProbeOptions
    {
        public string[] List { get; set; } = ["a", "b"];

        public IReadOnlyList<TimeSpan> Times { get; set; } = [TimeSpan.FromSeconds(1)];

        public TimeSpan Wait { get; set; }
    }
}
