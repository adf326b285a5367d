namespace Monitor.Text;

/// <summary>What each character becomes, in pages of 256; a page of characters that all stay is not there.</summary>
internal sealed class FoldingTable
{
    /// <summary>Values from here on, private-use characters that nothing becomes, number an expansion.</summary>
    private const char FirstExpansion = '\ue000';

    private readonly char[]?[] pages = new char[]?[256];
    private readonly List<string> expansions = [];

    public void Set(char c, string becomes) => Set(c, becomes.Length == 1 ? becomes[0] : Expansion(becomes));

    public void Set(char c, char becomes)
    {
        var page = pages[c >> 8];
        if (page is null)
        {
            pages[c >> 8] = page = new char[256];
            for (var i = 0; i < page.Length; i++)
                page[i] = (char)(c & 0xff00 | i);
        }

        page[c & 0xff] = becomes;
    }

    /// <returns>Length of <paramref name="into"/> with what <paramref name="c"/> becomes.</returns>
    public int Append(char c, Span<char> into, int length)
    {
        var page = pages[c >> 8];
        var becomes = page is null ? c : page[c & 0xff];
        if (page is not null && becomes >= FirstExpansion && becomes - FirstExpansion < expansions.Count)
        {
            var expansion = expansions[becomes - FirstExpansion];
            expansion.CopyTo(into[length..]);
            return length + expansion.Length;
        }

        into[length] = becomes;
        return length + 1;
    }

    private char Expansion(string becomes)
    {
        var known = expansions.IndexOf(becomes);
        if (known < 0)
        {
            known = expansions.Count;
            expansions.Add(becomes);
        }

        return (char)(FirstExpansion + known);
    }
}
