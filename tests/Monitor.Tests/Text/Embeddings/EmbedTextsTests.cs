using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Monitor.Text.Embeddings;
using Xunit;

namespace Monitor.Tests.Text.Embeddings;

public sealed class EmbedTextsTests : IDisposable
{
    private readonly RecordingGenerator generator = new();
    private readonly FakeTimeProvider clock = new();
    private readonly Lines log = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_become_vectors()
    {
        using var embedTexts = new EmbedTexts(() => generator, clock, log);
        Assert.Equal([[1, 1], [3, 1]], await embedTexts.RunAsync(["a", "abc"], Ct));
        Assert.Empty(log.All);
    }

    [Fact]
    public async Task A_long_text_is_cut()
    {
        using var embedTexts = new EmbedTexts(() => generator, clock, log);
        await embedTexts.RunAsync([new string('a', EmbedTexts.Longest + 1), "b"], Ct);
        Assert.Equal([EmbedTexts.Longest, 1], Assert.Single(generator.Asked).Select(text => text.Length));
    }

    [Fact]
    public async Task Off_means_no_vectors_and_no_generator()
    {
        using var embedTexts = new EmbedTexts(Options.Create(new EmbeddingsOptions()), clock, log);
        Assert.False(embedTexts.IsOn);
        Assert.False(embedTexts.CanRun);
        Assert.Empty(await embedTexts.RunAsync(["a"], Ct));
    }

    [Fact]
    public async Task A_server_that_is_down_is_one_warning_and_is_left_alone_for_a_minute()
    {
        using var embedTexts = new EmbedTexts(() => generator, clock, log);
        generator.IsDown = true;
        for (var poll = 0; poll < 8; poll++)
        {
            Assert.Empty(await embedTexts.RunAsync(["a"], Ct));
            clock.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.False(embedTexts.CanRun);
        Assert.Equal(3, generator.Asked.Count);
        Assert.Equal(["Warning embeddings: matching goes on without them until they answer: down"], log.All);

        generator.IsDown = false;
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(await embedTexts.RunAsync(["a"], Ct));
        Assert.Equal("Information embeddings: they answer again", log.All[^1]);
    }

    [Fact]
    public async Task A_model_that_does_not_load_is_a_warning_too()
    {
        using var models = new TinyModels();
        using var embedTexts = new EmbedTexts(Options.Create(models.NoModel()), clock, log);
        Assert.True(embedTexts.IsOn);
        Assert.Empty(await embedTexts.RunAsync(["a"], Ct));
        Assert.Contains("no model that can be read", Assert.Single(log.All), StringComparison.Ordinal);
    }

    public void Dispose() => generator.Dispose();

    private sealed class Lines : ILogger<EmbedTexts>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add($"{logLevel} {formatter(state, exception)}");
    }
}
