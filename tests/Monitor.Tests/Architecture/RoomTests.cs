using Monitor.Feeds.Http;
using Xunit;

namespace Monitor.Tests.Architecture;

public sealed class RoomTests
{
    private const string WrongRoot = "Monitor.Tests.Architecture.Wrong";
    private static readonly string[] HttpTypes =
        ["System.Net.Http.HttpClient", "System.Net.Http.SocketsHttpHandler", "System.Net.Http.HttpClientHandler", "System.Net.Http.HttpMessageInvoker"];

    [Fact]
    public void Rooms_are_used_only_along_the_flow()
    {
        var types = Il.TypesOf(typeof(MonitorApp).Assembly, "Monitor");
        Assert.Contains(types, type => type.FullName == "Monitor.Storage.Database");
        Assert.Empty(new Rooms("Monitor").Wrong(Il.Arrows(types)));
    }

    [Fact]
    public void Only_the_guarded_door_opens_connections_for_HTTP()
    {
        // GuardedConnection makes the handler that GuardedHttp gives to its client. OllamaGenerator goes to the one host the operator named.
        var types = Il.TypesOf(typeof(MonitorApp).Assembly, "Monitor")
            .Where(type => !IsInside(type.FullName, "Monitor.Feeds.Http.GuardedHttp") && !IsInside(type.FullName, "Monitor.Feeds.Http.GuardedConnection")
                && !IsInside(type.FullName, "Monitor.Text.Embeddings.OllamaGenerator"));
        Assert.Empty(Il.Constructing(types, HttpTypes));
    }

    [Fact]
    public void ONNX_Runtime_is_reached_only_through_the_class_that_silences_it_first()
    {
        var types = Il.TypesOf(typeof(MonitorApp).Assembly, "Monitor");
        string[] sessions = ["Microsoft.ML.OnnxRuntime.InferenceSession", "Microsoft.ML.OnnxRuntime.SessionOptions"];
        Assert.Equal(["Monitor.Text.Embeddings.OnnxModel"], Il.Constructing(types, sessions).Select(found => found.Split(' ')[0]).Distinct());
    }

    [Theory]
    [InlineData("Monitor.Feeds.PollFeeds", "Monitor.Mail.Outbox")]
    [InlineData("Monitor.Feeds.PollFeeds+<RunAsync>d__4", "Monitor.Mail.Outbox")]
    [InlineData("Monitor.Text.Tokenizer", "Monitor.Seeds.Seed")]
    [InlineData("Monitor.Digests.Digest", "Monitor.Web.Pages.LogPage")]
    [InlineData("Monitor.Web.Pages.LogPage", "Monitor.Cli.MonitorCommands")]
    [InlineData("Monitor.Web.Pages.LogPage", "Monitor.Schedule.Tick")]
    [InlineData("Monitor.Schedule.Tick", "Monitor.Web.Pages.LogPage")]
    [InlineData("Monitor.Storage.Database", "Monitor.Feeds.Feed")]
    [InlineData("Monitor.Hosting.CheckedOptions", "Monitor.Storage.Database")]
    [InlineData("Monitor.Mail.Outbox", "Monitor.MonitorApp")]
    [InlineData("Monitor.Helpers.Strings", "System.String")]
    [InlineData("Monitor.Strings", "System.String")]
    public void An_arrow_against_the_flow_is_reported(string from, string to) =>
        Assert.Contains(from, Assert.Single(new Rooms("Monitor").Wrong([new(from, to)])), StringComparison.Ordinal);

    [Theory]
    [InlineData("Monitor.Mail.Outbox", "Monitor.Feeds.Feed")]
    [InlineData("Monitor.Feeds.FeedStore", "Monitor.Storage.Database")]
    [InlineData("Monitor.Feeds.Feeds.Inner", "Monitor.Feeds.Feed")]
    [InlineData("Monitor.Storage.StorageServices", "Monitor.Hosting.CheckedOptions")]
    [InlineData("Monitor.Web.Pages.LogPage", "Monitor.DailyLog.DayLog")]
    [InlineData("Monitor.Cli.ServeCommand", "Monitor.Web.WebServices")]
    [InlineData("Monitor.Cli.ServeCommand", "Monitor.MonitorApp")]
    [InlineData("Monitor.MonitorApp", "Monitor.Cli.MonitorCommands")]
    [InlineData("Monitor.Text.Tokenizer", "System.String")]
    [InlineData("<>f__AnonymousType0", "Monitor.Feeds.Feed")]
    public void An_arrow_along_the_flow_is_not_reported(string from, string to) =>
        Assert.Empty(new Rooms("Monitor").Wrong([new(from, to)]));

    [Theory]
    [InlineData("Feeds.InAnAsyncLambda")]
    [InlineData("Feeds.InATypeArgument")]
    [InlineData("Feeds.InAnIterator")]
    [InlineData("Feeds.InAnAnonymousType")]
    [InlineData("Feeds.InATypeOf")]
    [InlineData("Helpers.InNoRoom")]
    [InlineData("AtTheRoot")]
    public void A_wrong_arrow_is_seen_through_what_the_compiler_makes_of_it(string type)
    {
        var types = Il.TypesOf(typeof(RoomTests).Assembly, WrongRoot);
        Assert.Contains(new Rooms(WrongRoot).Wrong(Il.Arrows(types)), wrong => wrong.Contains($"{WrongRoot}.{type}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FetchesInAnAsyncMethod")]
    [InlineData("FetchesInALambda")]
    public void A_hidden_HTTP_client_is_seen(string type)
    {
        var types = Il.TypesOf(typeof(RoomTests).Assembly, WrongRoot);
        Assert.Contains(Il.Constructing(types, HttpTypes), wrong => wrong.Contains(type, StringComparison.Ordinal));
    }

    /// <summary>The type itself or one nested in it, such as a state machine.</summary>
    private static bool IsInside(string type, string outer) =>
        type == outer || (type.StartsWith(outer, StringComparison.Ordinal) && !char.IsAsciiLetterOrDigit(type[outer.Length]));
}
