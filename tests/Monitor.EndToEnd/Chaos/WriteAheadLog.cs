using System.Buffers.Binary;

namespace Monitor.EndToEnd.Chaos;

/// <summary>SQLite's log beside a database (https://www.sqlite.org/fileformat2.html#walformat), as a power cut leaves it.</summary>
internal static class WriteAheadLog
{
    private const int Header = 32;
    private const int FrameHeader = 24;

    /// <summary>
    /// Spoils a random part of what lies behind the last commit: it was never flushed, so a disk may hold any of it or none. What is
    /// committed was flushed (synchronous=FULL) and stays.
    /// </summary>
    public static void Tear(string file, Dice dice)
    {
        if (!File.Exists(file))
            return;
        var bytes = File.ReadAllBytes(file);
        var end = EndOfLastCommit(bytes);
        var at = end + dice.Next(bytes.Length - end + 1);
        if (dice.Next(2) == 0)
            bytes = bytes[..at];
        else
            bytes.AsSpan(at).Clear();
        File.WriteAllBytes(file, bytes);
    }

    private static int EndOfLastCommit(byte[] log)
    {
        if (log.Length < Header)
            return log.Length;
        var frame = FrameHeader + (int)BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(8));
        var salt = log.AsSpan(16, 8);
        var end = Header;
        for (var at = Header; at + frame <= log.Length && log.AsSpan(at + 8, 8).SequenceEqual(salt); at += frame)
            if (BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(at + 4)) != 0)
                end = at + frame;
        return end;
    }
}
