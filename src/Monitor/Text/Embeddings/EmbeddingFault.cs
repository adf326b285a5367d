namespace Monitor.Text.Embeddings;

/// <summary>
/// No vectors for now, in one line that names what to mend. Thrown by generators, as their contract has it, and ended by
/// <see cref="EmbedTexts"/>.
/// </summary>
internal sealed class EmbeddingFault(string reason, Exception? cause = null) : Exception(reason, cause);
