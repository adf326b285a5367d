using System.Security.Cryptography;
using Monitor.Text;
using Xunit;

namespace Monitor.Tests.Text;

public sealed class LanguageModelTests
{
    private const string Resource = "Monitor.Text.Language.lid.176.ftz";

    private static Stream Open() => typeof(LanguageModel).Assembly.GetManifestResourceStream(Resource)!;

    [Fact]
    public void The_file_is_the_one_its_authors_gave_out()
    {
        using var file = Open();
        Assert.Equal("8f3472cfe8738a7b6099e8e999c3cbfae0dcd15696aac7d7738a8039db603e83", Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    /// <summary>What the authors' own program says of these lines, to four decimals.</summary>
    [Theory]
    [InlineData("La Corée du Nord tire deux missiles vers la mer du Japon", "fr", 0.9863f)]
    [InlineData("North Korea fires two missiles into the Sea of Japan", "en", 0.9220f)]
    [InlineData("Corea del Norte dispara dos misiles hacia el mar de Japón", "es", 0.9719f)]
    [InlineData("La OTAN pide más munición para Ucrania", "es", 0.9944f)]
    [InlineData("szczepienia przeciw grypie: co się zmieni tej zimy", "pl", 0.9969f)]
    [InlineData("Spoorstaking: maandag rijdt een op de drie treinen niet", "nl", 0.9985f)]
    [InlineData("Sel nedeniyle üç ilçe elektriksiz kaldı", "tr", 0.9069f)]
    [InlineData("ngân hàng trung ương giữ nguyên lãi suất", "vi", 0.8287f)]
    [InlineData("Cinco feridos na queda de uma varanda em Lisboa", "pt", 0.9993f)]
    public void It_judges_as_the_reference_program_does(string text, string language, float probability)
    {
        var probabilities = new float[LanguageModel.Shipped.Languages.Count];
        Assert.True(LanguageModel.Shipped.Judge(text, probabilities) > 0);
        var best = Array.IndexOf(probabilities, probabilities.Max());
        Assert.Equal(language, LanguageModel.Shipped.Languages[best]);
        Assert.Equal(probability, probabilities[best], 0.002f);
        Assert.Equal(1, probabilities.Sum(), 0.001f);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Of_nothing_it_says_nothing(string text) => Assert.Equal(0, LanguageModel.Shipped.Judge(text, new float[LanguageModel.Shipped.Languages.Count]));

    [Fact]
    public void Half_a_character_at_the_cut_does_no_harm() =>
        Assert.True(LanguageModel.Shipped.Judge(string.Concat(Enumerable.Repeat("the ", 99)) + "abc😀 and more", new float[LanguageModel.Shipped.Languages.Count]) > 0);

    [Fact]
    public void Another_file_is_refused()
    {
        using var file = new MemoryStream(new byte[100]);
        Assert.Throws<InvalidDataException>(() => LanguageModelFile.Read(file));
    }
}
