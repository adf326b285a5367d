using System.ComponentModel.DataAnnotations;

namespace Monitor.Mail.Bounces;

/// <summary>The mailbox that mail comes back to (keys <c>Mail__Imap__…</c>).</summary>
internal sealed class ImapOptions
{
    /// <summary>Empty: no mailbox is read.</summary>
    public string Host { get; set; } = "";
    public int Port { get; set; } = 993;

    /// <summary><c>none</c>, <c>starttls</c> or <c>tls</c>, taken strictly.</summary>
    public string Security { get; set; } = "tls";
    public string UserName { get; set; } = "";
    public string Password { get; set; } = "";
    public string Folder { get; set; } = "INBOX";

    /// <summary>Where handled messages go.</summary>
    public string HandledFolder { get; set; } = "Monitor";

    /// <summary>Time between two looks.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(5);

    /// <returns>What cannot be used, with the key under <c>Mail__Imap__</c>; null when all can.</returns>
    public ValidationResult? Problem() => this switch
    {
        { Host.Length: 0 } => null,
        { Port: < 1 or > 65535 } => Wrong(nameof(Port), "must be between 1 and 65535"),
        { Security: not ("none" or "starttls" or "tls") } => Wrong(nameof(Security), "must be none, starttls or tls"),
        { UserName.Length: 0 } => Wrong(nameof(UserName), "must name the mailbox"),
        { Security: "none" } when !MailOptions.IsLoopback(Host) => Wrong(nameof(Security), $"must be starttls or tls: the password would go to {Host} in clear"),
        { Folder.Length: 0 } => Wrong(nameof(Folder), "must name a folder, such as INBOX"),
        { HandledFolder.Length: 0 } => Wrong(nameof(HandledFolder), "must name a folder, such as Monitor"),
        _ when HandledFolder.Equals(Folder, StringComparison.OrdinalIgnoreCase) => Wrong(nameof(HandledFolder), "must be another folder than Mail__Imap__Folder"),
        _ when Every < TimeSpan.FromSeconds(1) || Every > TimeSpan.FromDays(1) => Wrong(nameof(Every), "must be between 00:00:01 and 1.00:00:00"),
        _ => null,
    };

    private static ValidationResult Wrong(string key, string mend) => new(mend, [$"Imap__{key}"]);
}
