using System.Buffers.Binary;
using System.Text;

namespace Monitor.Tests.Text.Embeddings;

/// <summary>Writes protocol buffer messages field by field: as much of the wire format as the model files of these tests need.</summary>
internal sealed class Protobuf
{
    private readonly List<byte> bytes = [];

    public byte[] ToArray() => [.. bytes];

    public Protobuf Number(int field, long value)
    {
        Varint((ulong)field << 3);
        Varint((ulong)value);
        return this;
    }

    public Protobuf Single(int field, float value)
    {
        Varint((ulong)field << 3 | 5);
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(four, value);
        bytes.AddRange(four);
        return this;
    }

    public Protobuf Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public Protobuf Message(int field, Protobuf value) => Bytes(field, value.ToArray());

    public Protobuf Messages(int field, IEnumerable<Protobuf> values)
    {
        foreach (var value in values)
            Message(field, value);
        return this;
    }

    public Protobuf Bytes(int field, byte[] value)
    {
        Varint((ulong)field << 3 | 2);
        Varint((ulong)value.Length);
        bytes.AddRange(value);
        return this;
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
    }
}
