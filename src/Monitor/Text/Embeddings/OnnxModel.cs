using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace Monitor.Text.Embeddings;

/// <summary>
/// A sentence model in an <c>.onnx</c> file. Inputs <c>input_ids</c>, <c>attention_mask</c> and, where the model has it, <c>token_type_ids</c>, each
/// int64 [texts, pieces]; output <c>sentence_embedding</c> [texts, dimensions], else <c>last_hidden_state</c> [texts, pieces, dimensions],
/// whose mean over the pieces that are no padding is the text's vector. Safe to use from several threads.
/// </summary>
internal sealed class OnnxModel : IDisposable
{
    private const string Ids = "input_ids";
    private const string Mask = "attention_mask";
    private const string Types = "token_type_ids";
    private const string Sentence = "sentence_embedding";
    private const string Pieces = "last_hidden_state";

    private readonly InferenceSession session;
    private readonly string output;

    /// <exception cref="EmbeddingFault">No ONNX file, or a model with other inputs or outputs.</exception>
    public OnnxModel(string path)
    {
        session = Load(path);
        output = session.OutputMetadata.ContainsKey(Sentence) ? Sentence : Pieces;
        try
        {
            CheckShape(path);
        }
        catch (EmbeddingFault)
        {
            session.Dispose();
            throw;
        }
    }

    /// <param name="texts">Numbers of each text's pieces, at least one text and one piece.</param>
    /// <returns>One vector a text, not of length 1 yet.</returns>
    /// <exception cref="OnnxRuntimeException">The model broke, or <paramref name="run"/> was ended.</exception>
    public IReadOnlyList<float[]> Run(IReadOnlyList<IReadOnlyList<long>> texts, long padding, RunOptions run)
    {
        var longest = texts.Max(text => text.Count);
        var ids = new DenseTensor<long>([texts.Count, longest]);
        var mask = new DenseTensor<long>([texts.Count, longest]);
        for (var text = 0; text < texts.Count; text++)
            for (var piece = 0; piece < longest; piece++)
                (ids[text, piece], mask[text, piece]) = piece < texts[text].Count ? (texts[text][piece], 1) : (padding, 0);

        List<NamedOnnxValue> inputs = [NamedOnnxValue.CreateFromTensor(Ids, ids), NamedOnnxValue.CreateFromTensor(Mask, mask)];
        if (session.InputMetadata.ContainsKey(Types))
            inputs.Add(NamedOnnxValue.CreateFromTensor(Types, new DenseTensor<long>([texts.Count, longest])));
        using var results = session.Run(inputs, [output], run);
        var vectors = results[0].AsTensor<float>().ToDenseTensor();
        return [.. texts.Select((text, i) => output == Sentence ? Row(vectors, i) : Mean(vectors, i, text.Count))];
    }

    public void Dispose() => session.Dispose();

    private static InferenceSession Load(string path)
    {
        try
        {
            OnnxLibrary.Open();
            return Read(path);
        }
        catch (OnnxRuntimeException e)
        {
            throw new EmbeddingFault($"{path}: no model that can be read: {e.Message.ReplaceLineEndings(" ")}", e);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException)
        {
            throw new EmbeddingFault($"ONNX Runtime does not load on this machine: {e.GetBaseException().Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private static InferenceSession Read(string path)
    {
        OrtEnv.Instance().DisableTelemetryEvents();
        using var settings = new SessionOptions
        {
            // Half the cores: polling and pages go on meanwhile.
            IntraOpNumThreads = Math.Max(1, Environment.ProcessorCount / 2),
            InterOpNumThreads = 1,
            EnableMemoryPattern = false,
            // What goes wrong is thrown too, and logged by us.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        // Threads that wait for the next batch would spin for nothing.
        settings.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return new InferenceSession(path, settings);
    }

    private void CheckShape(string path)
    {
        foreach (var (name, input) in session.InputMetadata)
            if (name is not (Ids or Mask or Types) || input.ElementType != typeof(long))
                throw new EmbeddingFault($"{path}: wants {name} ({input.ElementType.Name}); known are {Ids}, {Mask} and {Types}, each int64");
        if (!session.InputMetadata.ContainsKey(Ids) || !session.InputMetadata.ContainsKey(Mask))
            throw new EmbeddingFault($"{path}: does not take both {Ids} and {Mask}, so it reads no texts of several lengths");
        var rank = output == Sentence ? 2 : 3;
        if (!session.OutputMetadata.TryGetValue(output, out var found) || found.ElementType != typeof(float) || found.Dimensions.Length != rank)
            throw new EmbeddingFault($"{path}: gives {string.Join(", ", session.OutputMetadata.Keys)}; known are {Sentence} and {Pieces}, as float32");
    }

    private static float[] Row(DenseTensor<float> vectors, int text)
    {
        var dimensions = vectors.Dimensions[1];
        return vectors.Buffer.Span.Slice(text * dimensions, dimensions).ToArray();
    }

    private static float[] Mean(DenseTensor<float> vectors, int text, int pieces)
    {
        var (longest, dimensions) = (vectors.Dimensions[1], vectors.Dimensions[2]);
        var mean = new float[dimensions];
        for (var piece = 0; piece < pieces; piece++)
        {
            var row = vectors.Buffer.Span.Slice((text * longest + piece) * dimensions, dimensions);
            for (var i = 0; i < dimensions; i++)
                mean[i] += row[i] / pieces;
        }

        return mean;
    }
}
