using System.Runtime.InteropServices;

namespace Monitor.Tests.Text.Embeddings;

/// <summary>An ONNX model written here, field by field (numbers from onnx.proto3): a graph of few nodes over small tables.</summary>
internal sealed class OnnxFile
{
    private const int FloatType = 1;
    private const int Int64Type = 7;
    private const int BoolType = 9;

    private readonly List<Protobuf> nodes = [];
    private readonly List<Protobuf> tables = [];
    private readonly List<Protobuf> inputs = [];
    private readonly List<Protobuf> outputs = [];

    public OnnxFile Input(string name, int type = Int64Type)
    {
        inputs.Add(Value(name, type, ["texts", "pieces"]));
        return this;
    }

    public OnnxFile Output(string name, params string[] shape)
    {
        outputs.Add(Value(name, FloatType, shape));
        return this;
    }

    public OnnxFile Table(string name, float[][] rows)
    {
        tables.Add(new Protobuf().Number(1, rows.Length).Number(1, rows[0].Length).Number(2, FloatType).Text(8, name)
            .Bytes(9, MemoryMarshal.AsBytes<float>([.. rows.SelectMany(row => row)]).ToArray()));
        return this;
    }

    public OnnxFile Gather(string table, string numbers, string output) => Node("Gather", [table, numbers], output);

    public OnnxFile Add(string one, string other, string output) => Node("Add", [one, other], output);

    /// <summary>Sum over the pieces whose mask is 1; it points where their mean does.</summary>
    public OnnxFile SumOfPieces(string input, string mask, string output)
    {
        Numbers("last", [1], 2);
        Numbers("pieces", [1], 1);
        return Node("Cast", [mask], "ones", Attribute("to", 2).Number(3, FloatType))
            .Node("Unsqueeze", ["ones", "last"], "weights")
            .Node("Mul", [input, "weights"], "weighed")
            .Node("ReduceSum", ["weighed", "pieces"], output, Attribute("keepdims", 2).Number(3, 0));
    }

    /// <summary>The input itself, after so many rounds of nothing that no one waits for the end.</summary>
    public OnnxFile Endless(string input, string output)
    {
        Numbers("rounds", [], long.MaxValue);
        var body = new Protobuf()
            .Message(1, NodeOf("Identity", ["go"], "go_on"))
            .Message(1, NodeOf("Identity", ["kept"], "kept_on"))
            .Text(2, "body")
            .Message(11, Value("round", Int64Type, [])).Message(11, Value("go", BoolType, [])).Message(11, Value("kept", FloatType, null))
            .Message(12, Value("go_on", BoolType, [])).Message(12, Value("kept_on", FloatType, null));
        return Node("Loop", ["rounds", "", input], output, Attribute("body", 5).Message(6, body));
    }

    public void Write(string path)
    {
        var graph = new Protobuf().Messages(1, nodes).Text(2, "tiny").Messages(5, tables).Messages(11, inputs).Messages(12, outputs);
        var operators = new Protobuf().Text(1, "").Number(2, 13);
        File.WriteAllBytes(path, new Protobuf().Number(1, 8).Message(7, graph).Message(8, operators).ToArray());
    }

    private void Numbers(string name, int[] shape, params long[] values)
    {
        var table = new Protobuf();
        foreach (var length in shape)
            table.Number(1, length);
        tables.Add(table.Number(2, Int64Type).Text(8, name).Bytes(9, MemoryMarshal.AsBytes<long>(values).ToArray()));
    }

    private OnnxFile Node(string kind, string[] from, string output, params Protobuf[] attributes)
    {
        nodes.Add(NodeOf(kind, from, output, attributes));
        return this;
    }

    private static Protobuf NodeOf(string kind, string[] from, string output, params Protobuf[] attributes)
    {
        var node = new Protobuf();
        foreach (var input in from)
            node.Text(1, input);
        return node.Text(2, output).Text(4, kind).Messages(5, attributes);
    }

    private static Protobuf Attribute(string name, int kind) => new Protobuf().Text(1, name).Number(20, kind);

    /// <param name="shape">Names of dimensions of any length; null for a shape that is left open.</param>
    private static Protobuf Value(string name, int type, string[]? shape)
    {
        var tensor = new Protobuf().Number(1, type);
        if (shape is not null)
            tensor.Message(2, new Protobuf().Messages(1, shape.Select(dimension => new Protobuf().Text(2, dimension))));
        return new Protobuf().Text(1, name).Message(2, new Protobuf().Message(1, tensor));
    }
}
