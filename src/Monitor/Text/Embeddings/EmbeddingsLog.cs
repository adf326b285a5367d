namespace Monitor.Text.Embeddings;

internal static partial class EmbeddingsLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "embeddings: matching goes on without them until they answer: {Reason}")]
    public static partial void EmbeddingsDown(this ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "embeddings: they answer again")]
    public static partial void EmbeddingsBack(this ILogger log);
}
