using System.Text;

namespace Monitor.Text;

/// <summary>Reads a compressed fastText classifier (format version 12): arguments, dictionary, quantised input rows, output rows.</summary>
internal static class LanguageModelFile
{
    private const int Magic = 793_712_314;
    private const int Version = 12;
    private const int HierarchicalSoftmax = 1;
    private const string LabelPrefix = "__label__";

    /// <exception cref="InvalidDataException">Another kind of file or model.</exception>
    public static LanguageModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadInt32() != Magic || reader.ReadInt32() != Version)
            throw new InvalidDataException("no fastText model of format version 12");
        var arguments = Enumerable.Range(0, 12).Select(_ => reader.ReadInt32()).ToArray();
        var (loss, buckets, shortest, longest) = (arguments[6], arguments[8], arguments[9], arguments[10]);
        _ = reader.ReadDouble();
        if (loss != HierarchicalSoftmax || shortest < 2)
            throw new InvalidDataException("a fastText model of another shape than the one that is shipped");
        var (words, labels, kept) = Dictionary(reader);
        var rows = Rows(reader);
        var (output, columns) = Output(reader);
        return new LanguageModel(
            new SubwordIndex(words, kept, shortest, longest, buckets), rows,
            new LabelTree(labels.Select(label => label.Count).ToList(), output, columns), labels.Select(label => label.Name).ToList(), columns);
    }

    private static (List<byte[]> Words, List<(string Name, long Count)> Labels, List<(int, int)> Kept) Dictionary(BinaryReader reader)
    {
        var size = reader.ReadInt32();
        _ = reader.ReadInt64();
        _ = reader.ReadInt64();
        var groups = reader.ReadInt64();
        var words = new List<byte[]>();
        var labels = new List<(string, long)>();
        for (var i = 0; i < size; i++)
        {
            var name = Name(reader);
            var count = reader.ReadInt64();
            if (reader.ReadByte() == 0)
                words.Add(name);
            else
                labels.Add((Encoding.UTF8.GetString(name)[LabelPrefix.Length..], count));
        }

        var kept = new List<(int, int)>();
        for (var i = 0L; i < groups; i++)
            kept.Add((reader.ReadInt32(), reader.ReadInt32()));
        return (words, labels, kept);
    }

    private static byte[] Name(BinaryReader reader)
    {
        var name = new List<byte>();
        for (var b = reader.ReadByte(); b != 0; b = reader.ReadByte())
            name.Add(b);
        return name.ToArray();
    }

    private static QuantizedRows Rows(BinaryReader reader)
    {
        if (!reader.ReadBoolean())
            throw new InvalidDataException("a fastText model that is not quantised");
        var hasNorms = reader.ReadBoolean();
        var count = (int)reader.ReadInt64();
        var columns = (int)reader.ReadInt64();
        var codes = reader.ReadBytes(reader.ReadInt32());
        var (centroids, width) = Quantizer(reader);
        var norms = hasNorms ? reader.ReadBytes(count) : [];
        var (lengths, _) = hasNorms ? Quantizer(reader) : ([], 0);
        return new QuantizedRows(codes, centroids, norms, lengths, columns, width);
    }

    private static (float[] Centroids, int Width) Quantizer(BinaryReader reader)
    {
        var columns = reader.ReadInt32();
        _ = reader.ReadInt32();
        var width = reader.ReadInt32();
        _ = reader.ReadInt32();
        return (Numbers(reader, columns * 256), width);
    }

    private static (float[] Rows, int Columns) Output(BinaryReader reader)
    {
        if (reader.ReadBoolean())
            throw new InvalidDataException("a fastText model whose output is quantised");
        var count = (int)reader.ReadInt64();
        var columns = (int)reader.ReadInt64();
        return (Numbers(reader, count * columns), columns);
    }

    private static float[] Numbers(BinaryReader reader, int count)
    {
        var numbers = new float[count];
        for (var i = 0; i < count; i++)
            numbers[i] = reader.ReadSingle();
        return numbers;
    }
}
