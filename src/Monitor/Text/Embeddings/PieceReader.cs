using Microsoft.ML.Tokenizers;

namespace Monitor.Text.Embeddings;

/// <summary>Cuts a text into the pieces a model knows and gives their numbers, begin and end marks included.</summary>
internal abstract class PieceReader
{
    /// <summary>Pieces kept of a text: about 180 words. Sentence models are trained on 128 to 512, and cost grows faster than length.</summary>
    public const int Most = 256;

    private PieceReader() { }

    /// <summary>Number that fills a batch's shorter texts; masked, so it does not count.</summary>
    public abstract long Padding { get; }

    public abstract IReadOnlyList<long> Read(string text);

    /// <summary>By the file's name; what is in it is seen by <see cref="Of"/>.</summary>
    public static bool CanRead(string path) => IsWordPieces(path) || path.EndsWith(".model", StringComparison.OrdinalIgnoreCase);

    /// <param name="path">One that <see cref="CanRead"/>.</param>
    /// <exception cref="EmbeddingFault">The file cannot be read, or is no vocabulary.</exception>
    public static PieceReader Of(string path)
    {
        try
        {
            return IsWordPieces(path) ? WordPieces.Load(path) : SentencePieces.Load(path);
        }
        catch (Exception e) when (e is not EmbeddingFault)
        {
            // The library throws what its parsers throw: no closed list of exceptions is promised.
            throw new EmbeddingFault($"{path}: no vocabulary that can be read: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static bool IsWordPieces(string path) => path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>BERT and its kin: <c>vocab.txt</c>, one piece a line.</summary>
    private sealed class WordPieces(BertTokenizer tokenizer, bool lower) : PieceReader
    {
        public override long Padding => tokenizer.PaddingTokenId;

        public static WordPieces Load(string path)
        {
            // A vocabulary without capitals wants texts in lower case, and then, as BERT's do, without accents.
            var lower = !File.ReadLines(path).Any(piece => !IsMark(piece) && piece.Any(char.IsUpper));
            return new WordPieces(BertTokenizer.Create(path, new BertOptions { LowerCaseBeforeTokenization = false, SplitOnSpecialTokens = false }), lower);
        }

        public override IReadOnlyList<long> Read(string text)
        {
            // The library folds by string.Normalize, which does nothing under invariant globalisation.
            var ids = tokenizer.EncodeToIds(lower ? Folding.Fold(text) : text, addSpecialTokens: false);
            return [tokenizer.ClassificationTokenId, .. ids.Take(Most - 2), tokenizer.SeparatorTokenId];
        }

        private static bool IsMark(string piece) => piece.StartsWith('[') && piece.EndsWith(']');
    }

    /// <summary>
    /// XLM-R and its kin: <c>sentencepiece.bpe.model</c>. Their models number &lt;s&gt; 0, &lt;pad&gt; 1, &lt;/s&gt; 2, &lt;unk&gt; 3 and then the file's
    /// pieces from its fourth on, one higher than the file does.
    /// </summary>
    private sealed class SentencePieces(SentencePieceTokenizer tokenizer) : PieceReader
    {
        private const long Begin = 0, End = 2, Unknown = 3;

        public override long Padding => 1;

        public static SentencePieces Load(string path)
        {
            using var file = File.OpenRead(path);
            var tokenizer = SentencePieceTokenizer.Create(file, addBeginningOfSentence: false, addEndOfSentence: false);
            if ((tokenizer.UnknownId, tokenizer.BeginningOfSentenceId, tokenizer.EndOfSentenceId) != (0, 1, 2))
                throw new EmbeddingFault($"{path}: not numbered as the XLM-R family is (<unk> 0, <s> 1, </s> 2)");
            return new SentencePieces(tokenizer);
        }

        public override IReadOnlyList<long> Read(string text)
        {
            var ids = tokenizer.EncodeToIds(text, addBeginningOfSentence: false, addEndOfSentence: false);
            return [Begin, .. ids.Take(Most - 2).Select(id => id == 0 ? Unknown : id + 1), End];
        }
    }
}
