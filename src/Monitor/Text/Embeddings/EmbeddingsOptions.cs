using System.ComponentModel.DataAnnotations;

namespace Monitor.Text.Embeddings;

/// <summary>Whether and by what texts become vectors (section <c>Embeddings</c>); off by default.</summary>
internal sealed class EmbeddingsOptions : IValidatableObject
{
    public const string Section = "Embeddings";

    /// <summary><c>none</c>; <c>ollama</c>: a server at <see cref="Url"/>; <c>onnx</c>: a model file, read in this process.</summary>
    [RegularExpression("^(none|ollama|onnx)$", ErrorMessage = "must be none, ollama or onnx")]
    public string Provider { get; set; } = "none";

    /// <summary>Address of the Ollama server, which is the operator's own: texts of items, seeds and topics go there.</summary>
    public string Url { get; set; } = "http://127.0.0.1:11434";

    /// <summary>Name of the model at Ollama, or path of the <c>.onnx</c> file; relative to the working directory.</summary>
    public string Model { get; set; } = "";

    /// <summary>ONNX only: <c>vocab.txt</c> (WordPiece) or a SentencePiece <c>.model</c> of the XLM-R family.</summary>
    public string Vocabulary { get; set; } = "";

    /// <summary>Time one batch may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "must be between 00:00:01 and 00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Provider switch
    {
        "ollama" => ValidateOllama(),
        "onnx" => ValidateOnnx(),
        _ => [],
    };

    private IEnumerable<ValidationResult> ValidateOllama()
    {
        if (!IsHttp(Url))
            yield return new ValidationResult("must be an address such as http://127.0.0.1:11434, without name, password or query", [nameof(Url)]);
        if (string.IsNullOrWhiteSpace(Model))
            yield return new ValidationResult("must name a model that the Ollama server has (ollama list)", [nameof(Model)]);
    }

    private IEnumerable<ValidationResult> ValidateOnnx()
    {
        if (!OnnxLibrary.IsHere)
            yield return new ValidationResult(
                "must be none or ollama: this build carries no ONNX Runtime for this machine (build it with -p:WithOnnxRuntime=true)", [nameof(Provider)]);
        if (!File.Exists(Model))
            yield return new ValidationResult("must be the path of an .onnx file that exists", [nameof(Model)]);
        if (!PieceReader.CanRead(Vocabulary))
            yield return new ValidationResult("must be the path of the model's vocab.txt or SentencePiece .model (tokenizer.json is not read)", [nameof(Vocabulary)]);
        else if (!File.Exists(Vocabulary))
            yield return new ValidationResult("must be a file that exists", [nameof(Vocabulary)]);
    }

    private static bool IsHttp(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0;
}
