using Monitor.Seeds;
using Monitor.Text;
using Monitor.Topics;
using Xunit;

namespace Monitor.Tests.Topics;

public sealed class KeyPhrasesTests
{
    private static IEnumerable<string> Of(string language, string title, string text) =>
        KeyPhrases.Of(SeedReading.Read(new Seed { Title = title, Language = language, Text = text }, Lexicon.Shipped), []).Select(phrase => phrase.Text);

    [Fact]
    public void A_run_of_words_that_comes_back_is_a_phrase() =>
        Assert.Equal("grain elevators", Of("en", "Old grain elevators come down", "The last grain elevators stood by the river. Nobody will miss them.").First());

    [Fact]
    public void The_longer_phrase_stands_for_its_parts() =>
        Assert.Equal(["large grain elevators"], Of("en", "Fewer large grain elevators", "Once large grain elevators stood here."));

    [Fact]
    public void A_phrase_has_no_little_word_at_its_ends() =>
        Assert.Empty(Of("en", "Out of the window", "He looked out of the other window."));

    [Fact]
    public void What_is_said_once_is_no_phrase() =>
        Assert.Empty(Of("fr", "Un vieux grenier", "Le moulin du village a fermé."));
}
