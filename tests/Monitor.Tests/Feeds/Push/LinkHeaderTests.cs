using Monitor.Feeds.Documents;
using Monitor.Feeds.Push;
using Xunit;

namespace Monitor.Tests.Feeds.Push;

public sealed class LinkHeaderTests
{
    private static readonly Uri Url = new("https://a.example/blog/feed");

    [Theory]
    [InlineData("<https://hub.example/>; rel=\"hub\", <https://a.example/feed>; rel=\"self\"", "https://hub.example/", "https://a.example/feed")]
    [InlineData("</self>;rel=self,<//hub.example/x,y;z>; title=\"a, b; <c>\"; REL=\"next Hub\"", "https://hub.example/x,y;z", "https://a.example/self")]
    [InlineData("<https://hub.example/>; rel=hub", "https://hub.example/", "https://document.example/self")]
    [InlineData("<https://a.example/feed>; rel=self", "https://document.example/hub", "https://document.example/self")]
    [InlineData("<javascript:x>; rel=hub", "https://document.example/hub", "https://document.example/self")]
    [InlineData("https://hub.example/; rel=hub", "https://document.example/hub", "https://document.example/self")]
    [InlineData("<https://hub.example/; rel=hub, \"", "https://document.example/hub", "https://document.example/self")]
    [InlineData("", "https://document.example/hub", "https://document.example/self")]
    public void A_hub_in_the_header_goes_before_the_document(string header, string hub, string self)
    {
        var document = new ParsedFeed
        {
            Entries = [],
            Repairs = [],
            Hints = new FeedHints { Hub = "https://document.example/hub", Self = "https://document.example/self" },
        };

        var hints = LinkHeader.Into(document, [header], Url).Hints;

        Assert.Equal((hub, self), (hints.Hub, hints.Self));
    }
}
