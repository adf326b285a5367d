namespace Monitor.Mail;

/// <summary>Takes what is written and keeps nothing but whether it was the bytes expected.</summary>
internal sealed class ComparingStream(byte[] expected) : Stream
{
    private int at;
    private bool differs;

    public bool IsSame => !differs && at == expected.Length;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => at;

    public override long Position
    {
        get => at;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        differs = differs || buffer.Length > expected.Length - at || !buffer.SequenceEqual(expected.AsSpan(at, buffer.Length));
        at = differs ? at : at + buffer.Length;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
