using System.Collections.Frozen;

namespace Monitor.Feeds.Documents;

/// <summary>Elements and attributes of HTML that a reader of foreign markup has to tell apart.</summary>
internal static class HtmlNames
{
    private static readonly FrozenSet<string> Voids = Set(
        "area br col command hr img input keygen source track wbr");

    private static readonly FrozenSet<string> Breaking = Set(
        "p br div li ul ol tr td th table h1 h2 h3 h4 h5 h6 hr blockquote pre section article header footer figure figcaption dt dd img");

    /// <summary>What stands inside is code, drawing or metadata, not text to read.</summary>
    private static readonly FrozenSet<string> Unread = Set(
        "script style iframe object svg math template noframes applet");

    private static readonly FrozenSet<string> UnsafeInside = Set("script style svg math template applet xml title xmp plaintext");

    private static readonly FrozenSet<string> Inline = Set(
        "a abbr b big body center cite code del em font form head html i ins label option p pre q s select small span strike strong sub sup "
        + "tbody tfoot thead tt u var video audio iframe script style");

    private static readonly FrozenSet<string> Unsafe = Set(
        "html head body base basefont bgsound link meta frame frameset iframe object embed param portal fencedframe layer ilayer "
        + "noscript noframes noembed isindex blink marquee");

    private static readonly FrozenSet<string> Addresses = Set(
        "href src action formaction background cite poster longdesc usemap dynsrc lowsrc ping data classid codebase icon manifest profile archive");

    private static readonly FrozenSet<string> UnsafeAttributes = Set(
        "srcdoc srcset autoplay autofocus xmlns http-equiv is nonce integrity attributename imagesrcset allow sandbox");

    /// <summary>Has neither content nor an end tag.</summary>
    public static bool IsVoid(string tag) => Voids.Contains(tag);

    /// <summary>An element of HTML that no feed format has.</summary>
    public static bool IsOrdinary(string tag) => Inline.Contains(tag) || Breaking.Contains(tag) || Voids.Contains(tag);

    /// <summary>A word in angle brackets that is a tag of HTML; with attributes, or no word, it is taken for one whatever its name.</summary>
    public static bool IsKnown(ReadOnlySpan<char> tag)
    {
        foreach (var c in tag)
        {
            if (!char.IsAsciiLetterOrDigit(c))
                return true;
        }

        var name = tag.ToString();
        return IsOrdinary(name) || Unread.Contains(name) || Unsafe.Contains(name);
    }

    /// <summary>Starts a line of its own, so its tag parts two words.</summary>
    public static bool IsBreaking(ReadOnlySpan<char> tag) => Breaking.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tag);

    /// <summary>Nothing inside is visible text.</summary>
    public static bool IsUnread(ReadOnlySpan<char> tag) => Unread.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tag);

    /// <summary>To be left out with everything inside.</summary>
    public static bool IsUnsafeInside(string tag) => UnsafeInside.Contains(tag);

    /// <summary>To be left out, its content kept. A name with a prefix belongs to another language.</summary>
    public static bool IsUnsafe(string tag) => Unsafe.Contains(tag) || tag.Contains(':', StringComparison.Ordinal);

    /// <summary>Holds an address.</summary>
    public static bool IsAddress(string attribute) => Addresses.Contains(attribute);

    /// <summary>Runs code, loads by itself, or changes what other attributes mean.</summary>
    public static bool IsUnsafeAttribute(string attribute) =>
        attribute.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Contains(':', StringComparison.Ordinal)
        || UnsafeAttributes.Contains(attribute);

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
