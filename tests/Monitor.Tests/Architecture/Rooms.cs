namespace Monitor.Tests.Architecture;

/// <summary>One type uses another; full names, nested and generated types included.</summary>
internal sealed record Arrow(string From, string To);

/// <summary>
/// Which room may use which, by namespace: the first word after the root names the room. Later rooms use earlier ones; every room
/// uses Storage and Hosting; the edges use rooms and nothing uses them; only <c>MonitorApp</c> and <c>Program</c> know all.
/// </summary>
internal sealed class Rooms(string root)
{
    private const string Outside = "outside";
    private const string Root = "";
    private static readonly string[] Flow =
        ["Text", "Seeds", "Topics", "Feeds", "Items", "Matching", "Stories", "Subscriptions", "Digests", "Mail", "DailyLog"];
    private static readonly string[] Edges = ["Schedule", "Web", "Cli"];

    // _Imports is what the Razor compiler makes of an _Imports.razor in the project's folder.
    private static readonly string[] RootTypes = ["MonitorApp", "Program", "_Imports"];

    /// <summary>Every arrow against the flow and every type that stands in no room, in words; empty when all is well.</summary>
    public IReadOnlyList<string> Wrong(IEnumerable<Arrow> arrows) =>
        [.. arrows.Select(Judge).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private string? Judge(Arrow arrow)
    {
        var (from, to) = (RoomOf(arrow.From), RoomOf(arrow.To));
        if (from == Outside)
            return null;
        if (from == Root)
            return RootTypes.Contains(Outermost(arrow.From)) ? null : $"{arrow.From} stands in no room";
        if (!IsRoom(from))
            return $"{arrow.From}: '{from}' is not a room of the design";
        return to == Outside || from == to || MayUse(from, to) ? null : $"{from} must not use {(to == Root ? "the root" : to)}: {arrow.From} -> {arrow.To}";
    }

    private static bool MayUse(string from, string to) => to switch
    {
        "Hosting" => true,
        "Storage" => from != "Hosting",
        Root => from == "Cli",
        "Schedule" or "Web" => from == "Cli",
        _ when from is "Hosting" or "Storage" => false,
        _ when Edges.Contains(from) => Flow.Contains(to),
        _ => Array.IndexOf(Flow, to) is >= 0 and var earlier && earlier < Array.IndexOf(Flow, from),
    };

    private static bool IsRoom(string room) => Flow.Contains(room) || Edges.Contains(room) || room is "Storage" or "Hosting";

    private string RoomOf(string type)
    {
        var name = WithoutNested(type);
        if (!name.StartsWith(root + ".", StringComparison.Ordinal))
            return Outside;
        var words = name[(root.Length + 1)..].Split('.');
        return words.Length == 1 ? Root : words[0];
    }

    private string Outermost(string type) => WithoutNested(type)[(root.Length + 1)..];

    /// <summary>A nested type, a state machine or a closure lives where its outermost type does.</summary>
    private static string WithoutNested(string type) => type.IndexOfAny(['+', '/', '<', '`', '[']) is > 0 and var end ? type[..end] : type;
}
