using System.Reflection;
using System.Text;

namespace Monitor.Text;

/// <summary>A fastText classifier of short texts by language (source and licence in <c>Text/Language/README.md</c>).</summary>
/// <param name="languages">Tag of each label.</param>
/// <param name="columns">Columns of a row.</param>
internal sealed class LanguageModel(SubwordIndex subwords, QuantizedRows rows, LabelTree tree, IReadOnlyList<string> languages, int columns)
{
    /// <summary>UTF-16 code units looked at: after so many nothing new is learnt.</summary>
    private const int Most = 400;

    private const string Resource = "Monitor.Text.Language.lid.176.ftz";

    private static readonly Lazy<LanguageModel> LazyShipped = new(ReadShipped);

    /// <summary>The model the program carries, read when first asked for; it takes 1.5 MB.</summary>
    public static LanguageModel Shipped => LazyShipped.Value;

    /// <summary>The tags, in the order of the probabilities.</summary>
    public IReadOnlyList<string> Languages => languages;

    /// <param name="into">Gets the probability of each language, in [0,1].</param>
    /// <returns>Rows that spoke for it: 0 when the text has nothing the model knows.</returns>
    public int Judge(ReadOnlySpan<char> text, Span<float> into)
    {
        if (text.Length > Most)
            text = text[..(char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)];
        Span<byte> bytes = stackalloc byte[Most * 3 + 2];
        bytes[0] = (byte)' ';
        var length = 1 + Encoding.UTF8.GetBytes(text, bytes[1..]);
        bytes[length++] = (byte)' ';
        Span<float> mean = stackalloc float[columns];
        mean.Clear();
        var count = Sum(bytes[..length], mean);
        if (count == 0)
            return 0;

        // The model was trained on lines, whose end is a word too.
        var all = count + subwords.AddWord(mean, "</s>"u8, rows);
        foreach (ref var value in mean)
            value /= all;
        tree.Judge(mean, into);
        return count;
    }

    private int Sum(Span<byte> bytes, Span<float> sum)
    {
        var count = 0;
        for (var start = 0; start + 1 < bytes.Length;)
        {
            var end = start + 1;
            while (!IsSpace(bytes[end]))
                end++;
            if (end > start + 1)
            {
                (bytes[start], bytes[end]) = ((byte)'<', (byte)'>');
                count += subwords.AddTo(sum, bytes[start..(end + 1)], rows);
            }

            start = end;
        }

        return count;
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'\v' or (byte)'\f' or 0;

    private static LanguageModel ReadShipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("the language model is not in the program");
        return LanguageModelFile.Read(stream);
    }
}
