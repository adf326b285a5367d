namespace Monitor.EndToEnd.Rig;

/// <summary>How a <see cref="LedgerServer"/> behaves; what each means is in <c>smtp_ledger.py</c>.</summary>
internal sealed record ServerScript
{
    public int Seed { get; init; } = 1;
    public string Extensions { get; init; } = "mixed";
    public double BannerDelay { get; init; }
    public string? Login { get; init; }
    public string? MailAnswer { get; init; }
    public string? RcptAnswer { get; init; }
    public double RcptDefer { get; init; }
    public double UnknownShare { get; init; }
    public double Greylist { get; init; }
    public string? DataAnswer { get; init; }
    public double DropBefore { get; init; }
    public double DropAfter { get; init; }
    public double ReplyDelay { get; init; }
}
