using System.Text.Encodings.Web;
using System.Text.Json;

namespace Monitor.Storage;

/// <summary>Many rows as one parameter, to be read by <see cref="Dialect.Rows"/>: both databases unfold JSON, and neither bounds it as it does parameters.</summary>
internal static class JsonRows
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="rows">Texts, numbers and nulls, in the order the statement numbers them.</param>
    public static string Of(IEnumerable<object?[]> rows) => JsonSerializer.Serialize(rows, Options);

    /// <summary>Rows of one text each.</summary>
    public static string Of(IEnumerable<string> texts) => Of(texts.Select(text => new object?[] { text }));
}
