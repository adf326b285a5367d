using Monitor.Hosting;
using Monitor.Text;
using Xunit;

namespace Monitor.Tests.Text;

public sealed class LexiconFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lexicon");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void An_entry_of_ones_own_is_found_and_one_that_is_there_gains_forms()
    {
        Write("a.txt", """
            # ours
            organisation port-authority-of-lindau
              fr Capitainerie de Lindau
              en =PAL; Lindau Harbour Board*
              implies country:DE

            country KP
              fr.alias Royaume ermite
            """);
        var lexicon = Lexicon.With(Files());

        Assert.Equal(["organisation:port-authority-of-lindau", "country:DE"], Found(lexicon, "La capitainerie de Lindau"));
        Assert.Equal(["organisation:port-authority-of-lindau", "country:DE"], Found(lexicon, "PAL pal"));
        Assert.Equal(["country:KP"], Found(lexicon, "Le royaume ermite"));
        Assert.Equal("Corée du Nord", lexicon.Label("country:KP", "fr"));
        Assert.DoesNotContain("country:KP", Found(Lexicon.Shipped, "Le royaume ermite"));
    }

    [Fact]
    public void Files_are_read_in_the_order_of_their_names_and_others_are_left_alone()
    {
        Write("b.txt", "thing widget-nine\n  theme munitions\n  bloc west");
        Write("a.txt", "thing widget-nine\n  bloc west\n  theme sport\n  fr Widget 9");
        Write("notes.md", "no lexicon");
        var lexicon = Lexicon.With(Files());

        Assert.Equal("munitions", lexicon.Find("thing:widget-nine")?.Theme);
    }

    [Fact]
    public void Words_of_nothing_hide_what_stands_in_them_in_their_own_language()
    {
        Write("own.txt", "nothing meat\n  en pork belly\norganisation belly-inc\n  en Belly");
        var lexicon = Lexicon.With(Files());

        Assert.Empty(Found(lexicon, "Eating pork belly", "en"));
        Assert.Equal(["organisation:belly-inc"], Found(lexicon, "Pork from Belly", "en"));
        Assert.Equal(["organisation:belly-inc"], Found(lexicon, "Pork Belly", "fr"));
        Assert.False(lexicon.Knows("nothing:meat"));
    }

    [Theory]
    [InlineData("thing x\n  fr Corée du Nord; *", 2, "has no word")]
    [InlineData("thing x\n  fr ;", 2, "has no word")]
    [InlineData("thing x\n  fr ru*", 2, "3 letters or more")]
    [InlineData("thing x\n  fr rus*se", 2, "does not end a word")]
    [InlineData("thing x\n  fr =russ*", 2, "leave out '=' or '*'")]
    [InlineData("thing x\n  fr un=deux", 2, "stands before the whole form")]
    [InlineData("thing x\n\n  french Corée", 3, "neither a language nor theme")]
    [InlineData("thing x\n  fr.nickname Corée", 2, "known are demonym, capital, alias, own")]
    [InlineData("thing x\n  fr", 2, "write 'key value; value'")]
    [InlineData("  fr Corée", 1, "before the first entry")]
    [InlineData("# note\ngadget x\n  fr Corée", 2, "known are country, person")]
    [InlineData("thing x\n  implies country:QQ", 2, "no entry 'country QQ'")]
    [InlineData("notion x\n  theme nowhere", 2, "no entry 'theme nowhere'")]
    [InlineData("thing x\n  bloc nowhere", 2, "no entry 'bloc nowhere'")]
    [InlineData("notion x\n  breadth wide", 2, "breadth is 'broad'")]
    public void A_bad_line_is_named_with_its_file_number_and_mend(string lines, int number, string mend)
    {
        Write("own.txt", lines);
        var error = Assert.Throws<UserError>(() => Lexicon.With(Files()));
        Assert.StartsWith($"{Path.Combine(folder.FullName, "own.txt")}:{number}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(mend, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused()
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, "own.txt"), [.. "thing x\n  fr Cor"u8, 0xe9, .. "e"u8]);
        var error = Assert.Throws<UserError>(() => Lexicon.With(Files()));
        Assert.Contains("own.txt:2: is not UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_was_asked_for_must_be_there() =>
        Assert.Contains("Text__LexiconFolder", Assert.Throws<ConfigurationException>(
            () => LexiconFolder.FilesOf(new TextOptions { LexiconFolder = Path.Combine(folder.FullName, "none") })).Message, StringComparison.Ordinal);

    private void Write(string name, string lines) => File.WriteAllText(Path.Combine(folder.FullName, name), lines);

    private IReadOnlyList<string> Files() => LexiconFolder.FilesOf(new TextOptions { LexiconFolder = folder.FullName });

    private static IEnumerable<string> Found(Lexicon lexicon, string text, string language = "fr") =>
        ReadText.Read(text, language, lexicon).Mentions.Select(mention => mention.Concept.Id).Distinct();
}
