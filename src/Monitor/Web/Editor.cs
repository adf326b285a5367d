namespace Monitor.Web;

/// <summary>A person who may edit topics and read the log.</summary>
internal sealed record Editor
{
    public required long Id { get; init; }
    public required string Name { get; init; }
    public required string PasswordHash { get; init; }
}
