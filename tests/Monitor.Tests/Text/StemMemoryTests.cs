using Monitor.Text;
using Xunit;

namespace Monitor.Tests.Text;

public sealed class StemMemoryTests
{
    [Fact]
    public void What_is_kept_is_found_again()
    {
        var memory = new StemMemory();
        memory.Keep(FoldedWord.Hash("missiles"), 7);
        Assert.True(memory.TryGet(FoldedWord.Hash("missiles"), out var stem));
        Assert.Equal(7ul, stem);
        Assert.False(memory.TryGet(FoldedWord.Hash("missile"), out _));
    }

    [Fact]
    public void It_stays_bounded_and_never_tells_the_stem_of_another_word()
    {
        var memory = new StemMemory();
        for (var i = 0; i < 50_000; i++)
            memory.Keep(FoldedWord.Hash(Name(i)), (ulong)i + 1);
        var known = 0;
        for (var i = 0; i < 50_000; i++)
            if (memory.TryGet(FoldedWord.Hash(Name(i)), out var stem))
            {
                Assert.Equal((ulong)i + 1, stem);
                known++;
            }

        Assert.InRange(known, 4_000, 32_768);
    }

    private static string Name(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"word{number}");
}
