using System.IO.Compression;

namespace Monitor.Feeds.Documents;

/// <summary>A document that is still packed although nobody said so: a server that forgot its header, or a file saved as it came.</summary>
internal static class PackedBytes
{
    /// <summary>A thousand to one is what gzip can promise at most; a feed has no use for more than this.</summary>
    public const int MostUnpacked = 15 * 1024 * 1024;

    public static bool IsPacked(byte[] bytes) => bytes is [0x1f, 0x8b, 8, ..];

    /// <summary>What unpacks of it, up to the bound; a broken end is told by the document itself.</summary>
    public static byte[] Unpack(byte[] bytes)
    {
        using var unpacked = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        try
        {
            while (unpacked.Length < MostUnpacked && gzip.Read(buffer) is > 0 and var read)
                unpacked.Write(buffer, 0, (int)Math.Min(read, MostUnpacked - unpacked.Length));
        }
        catch (InvalidDataException)
        {
            // Not gzip after all, or cut off: what came out before counts.
        }

        return unpacked.ToArray();
    }
}
