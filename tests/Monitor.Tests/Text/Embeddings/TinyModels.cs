using Monitor.Text.Embeddings;

namespace Monitor.Tests.Text.Embeddings;

/// <summary>
/// Real models of a few hundred bytes: a table that gives each piece a vector by hand, over the directions arms, elections,
/// weather. Fillers lie far off, so that a mean that counts them is seen.
/// </summary>
internal sealed class TinyModels : IDisposable
{
    private static readonly (string Piece, float[] Vector)[] Words =
    [
        ("[PAD]", [9, -9, 9]), ("[UNK]", [.1f, .1f, .1f]), ("[CLS]", [0, 0, 0]), ("[SEP]", [0, 0, 0]), ("[MASK]", [0, 0, 0]),
        ("missile", [1, 0, .1f]), ("rocket", [.9f, 0, .2f]), ("fusee", [.9f, .1f, .2f]), ("##s", [0, 0, 0]), ("launch", [.7f, 0, .3f]),
        ("election", [0, 1, 0]), ("vote", [.1f, .9f, 0]), ("wahl", [0, .9f, .1f]),
        ("rain", [0, 0, 1]), ("storm", [.2f, 0, .9f]),
    ];

    private static readonly string[] PerPiece = ["texts", "pieces", "dimensions"];

    private readonly string folder = Directory.CreateTempSubdirectory("monitor-embeddings-").FullName;

    public static IEnumerable<string> Pieces => Words.Select(word => word.Piece);

    /// <summary>Gives <c>last_hidden_state</c>; takes token types, of which the first lies at zero and the second far off.</summary>
    public EmbeddingsOptions PiecesModel() => Options(new OnnxFile()
        .Input("input_ids").Input("attention_mask").Input("token_type_ids").Output("last_hidden_state", PerPiece)
        .Table("words", Rows).Table("types", [[0, 0, 0], [-9, 9, -9]])
        .Gather("words", "input_ids", "found").Gather("types", "token_type_ids", "typed").Add("found", "typed", "last_hidden_state"));

    /// <summary>Gives <c>sentence_embedding</c> beside the pieces, and takes no token types.</summary>
    public EmbeddingsOptions SentenceModel() => Options(new OnnxFile()
        .Input("input_ids").Input("attention_mask").Output("last_hidden_state", PerPiece).Output("sentence_embedding", "texts", "dimensions")
        .Table("words", Rows)
        .Gather("words", "input_ids", "last_hidden_state").SumOfPieces("last_hidden_state", "attention_mask", "sentence_embedding"));

    public EmbeddingsOptions EndlessModel() => Options(new OnnxFile()
        .Input("input_ids").Input("attention_mask").Output("last_hidden_state", PerPiece)
        .Table("words", Rows).Gather("words", "input_ids", "found").Endless("found", "last_hidden_state"));

    /// <summary>A table with fewer rows than there are pieces, as when model and vocabulary are of two kinds.</summary>
    public EmbeddingsOptions ShortModel() => Options(new OnnxFile()
        .Input("input_ids").Input("attention_mask").Output("last_hidden_state", PerPiece)
        .Table("words", Rows[..6]).Gather("words", "input_ids", "last_hidden_state"));

    public EmbeddingsOptions OtherInput() => Options(new OnnxFile()
        .Input("input_ids").Input("attention_mask").Input("position_ids").Output("last_hidden_state", PerPiece)
        .Table("words", Rows).Gather("words", "input_ids", "last_hidden_state"));

    public EmbeddingsOptions WithoutMask() => Options(new OnnxFile()
        .Input("input_ids").Output("last_hidden_state", PerPiece)
        .Table("words", Rows).Gather("words", "input_ids", "last_hidden_state"));

    public EmbeddingsOptions OtherOutput() => Options(new OnnxFile()
        .Input("input_ids").Input("attention_mask").Output("logits", PerPiece)
        .Table("words", Rows).Gather("words", "input_ids", "logits"));

    public EmbeddingsOptions NoModel()
    {
        var path = Path("model.onnx");
        File.WriteAllText(path, "<html>not found</html>");
        return new EmbeddingsOptions { Provider = "onnx", Model = path, Vocabulary = Vocabulary(Pieces) };
    }

    public string Vocabulary(IEnumerable<string> pieces)
    {
        var path = Path("vocab.txt");
        File.WriteAllLines(path, pieces);
        return path;
    }

    public string Path(string name) => System.IO.Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static float[][] Rows => [.. Words.Select(word => word.Vector)];

    private EmbeddingsOptions Options(OnnxFile model)
    {
        var path = Path("model.onnx");
        model.Write(path);
        return new EmbeddingsOptions { Provider = "onnx", Model = path, Vocabulary = Vocabulary(Pieces) };
    }
}
