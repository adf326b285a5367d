using Monitor.Text.Embeddings;
using Xunit;

namespace Monitor.Tests.Text.Embeddings;

public sealed class PieceReaderTests : IDisposable
{
    private readonly TinyModels models = new();

    [Theory]
    [InlineData("missiles", "[CLS] missile ##s [SEP]")]
    [InlineData("Fusées, storm", "[CLS] fusee ##s [UNK] storm [SEP]")]
    [InlineData("", "[CLS] [SEP]")]
    [InlineData("[SEP]", "[CLS] [UNK] [UNK] [UNK] [SEP]")]
    public void Words_are_cut_into_pieces_between_marks(string text, string expected)
    {
        var reader = PieceReader.Of(models.Vocabulary(TinyModels.Pieces));
        Assert.Equal(expected, string.Join(' ', reader.Read(text).Select(id => TinyModels.Pieces.ElementAt((int)id))));
    }

    [Fact]
    public void A_vocabulary_with_capitals_gets_the_text_as_it_is_written()
    {
        string[] pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "Élysée", "elysee"];
        Assert.Equal([2, 5, 6, 3], PieceReader.Of(models.Vocabulary(pieces)).Read("Élysée elysee"));
    }

    [Fact]
    public void A_long_text_is_cut_and_still_ends_with_its_mark()
    {
        var read = PieceReader.Of(models.Vocabulary(TinyModels.Pieces)).Read(string.Join(' ', Enumerable.Repeat("rain", 1000)));
        Assert.Equal(PieceReader.Most, read.Count);
        Assert.Equal(3, read[^1]);
    }

    [Theory]
    [InlineData("rain rains", "0 4 4 5 2")]
    [InlineData("  rain   rain ", "0 4 4 2")]
    [InlineData("rainx", "0 4 3 2")]
    [InlineData("", "0 2")]
    public void Sentence_pieces_are_numbered_as_the_XLM_R_family_does(string text, string expected)
    {
        var reader = PieceReader.Of(SentencePieceFile(("<unk>", 2), ("<s>", 3), ("</s>", 3), ("▁rain", 1), ("s", 1), ("▁", 1)));
        Assert.Equal(expected, string.Join(' ', reader.Read(text)));
        Assert.Equal(1, reader.Padding);
    }

    [Fact]
    public void No_character_breaks_it_not_even_half_a_one()
    {
        var words = PieceReader.Of(models.Vocabulary(TinyModels.Pieces));
        var sentences = PieceReader.Of(SentencePieceFile(("<unk>", 2), ("<s>", 3), ("</s>", 3), ("▁rain", 1)));
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var text = $"rain {(char)c}{(char)c}";
            Assert.Equal(words.Read("rain").Take(2), words.Read(text).Take(2));
            Assert.Equal(sentences.Read("rain").Take(2), sentences.Read(text).Take(2));
        }
    }

    [Fact]
    public void What_is_no_vocabulary_is_refused_in_words()
    {
        File.WriteAllText(models.Path("page.model"), "<html>not found</html>");
        Assert.Contains("no vocabulary that can be read", Refused(models.Path("page.model")), StringComparison.Ordinal);
        Assert.Contains("no vocabulary that can be read", Refused(models.Vocabulary(["just", "words"])), StringComparison.Ordinal);
        var other = SentencePieceFile(("<s>", 3), ("<unk>", 2), ("</s>", 3), ("▁rain", 1));
        Assert.Contains("XLM-R", Refused(other), StringComparison.Ordinal);
    }

    public void Dispose() => models.Dispose();

    private static string Refused(string path) => Assert.Throws<EmbeddingFault>(() => PieceReader.Of(path)).Message;

    /// <summary>A unigram model; kinds of pieces are 1 normal, 2 unknown, 3 control (numbers from sentencepiece_model.proto).</summary>
    private string SentencePieceFile(params (string Piece, int Kind)[] pieces)
    {
        var begin = Array.FindIndex(pieces, piece => piece.Piece == "<s>");
        var unknown = Array.FindIndex(pieces, piece => piece.Piece == "<unk>");
        var trainer = new Protobuf().Number(3, 1).Number(40, unknown).Number(41, begin).Number(42, 2).Number(43, -1);
        var normalizer = new Protobuf().Text(1, "identity").Number(3, 1).Number(4, 1).Number(5, 1);
        var path = models.Path("sentencepiece.bpe.model");
        File.WriteAllBytes(path, new Protobuf()
            .Messages(1, pieces.Select((piece, i) => new Protobuf().Text(1, piece.Piece).Single(2, -i).Number(3, piece.Kind)))
            .Message(2, trainer).Message(3, normalizer).ToArray());
        return path;
    }
}
