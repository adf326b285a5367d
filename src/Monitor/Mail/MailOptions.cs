using System.ComponentModel.DataAnnotations;
using System.Net;
using MimeKit;
using Monitor.Mail.Bounces;
using Monitor.Subscriptions;

namespace Monitor.Mail;

/// <summary>How mail leaves the machine (section <c>Mail</c>).</summary>
internal sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>RFC 5321 §4.5.3.1.1 allows 64 before the @; a delivery's id and its mac take up to 47 of them.</summary>
    private const int LongestBounceLocalPart = 16;

    /// <summary><c>pickup</c>: one <c>.eml</c> file a message; <c>smtp</c>: a relay.</summary>
    [RegularExpression("^(pickup|smtp)$", ErrorMessage = "must be pickup or smtp")]
    public string Transport { get; set; } = "pickup";

    public string Host { get; set; } = "127.0.0.1";

    [Range(1, 65535, ErrorMessage = "must be between 1 and 65535")]
    public int Port { get; set; } = 25;

    /// <summary>Taken strictly: a relay that does not offer it gets no mail and no password.</summary>
    [RegularExpression("^(none|starttls|tls)$", ErrorMessage = "must be none, starttls or tls")]
    public string Security { get; set; } = "none";

    /// <summary>Empty: no authentication.</summary>
    public string UserName { get; set; } = "";
    public string Password { get; set; } = "";

    public string From { get; set; } = "Monitor <monitor@localhost>";

    /// <summary>Address of whoever runs Monitor, told when a feed is gone or missing; empty: only the daily log tells.</summary>
    public string Operator { get; set; } = "";

    /// <summary>Empty: <c>outbox</c> in the storage folder.</summary>
    public string PickupFolder { get; set; } = "";

    /// <summary>Messages on their way at once.</summary>
    [Range(1, 64, ErrorMessage = "must be between 1 and 64")]
    public int Connections { get; set; } = 2;

    /// <summary>RFC 5321 §4.5.3.2.6 asks for ten minutes after the final dot; giving up sooner sends copies.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "must be between 00:00:01 and 01:00:00")]
    public TimeSpan ReplyTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a process may hold a message before another one takes it up; longer than <see cref="ReplyTimeout"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "24:00:00", ErrorMessage = "must be between 00:00:02 and 24:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(12);

    /// <summary>How often the claims of dead processes are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "must be between 00:00:01 and 01:00:00")]
    public TimeSpan RecoverEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Pause after the relay could not be used, until one message tries it again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "must be between 00:00:01 and 01:00:00")]
    public TimeSpan CircuitBreak { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Waits after the first, second … temporary refusal; the last one repeats.</summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; set; } =
        [.. new[] { 1, 5, 15, 30, 60, 120, 240 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    /// <summary>Not empty: each mail's envelope sender is an address of its own there, so that a report tells which mail it is about.</summary>
    public string BounceDomain { get; set; } = "";

    /// <summary>Before the <c>+</c> of that address, and the mailbox itself.</summary>
    public string BounceLocalPart { get; set; } = "bounces";

    public DkimOptions Dkim { get; set; } = new();

    public ImapOptions Imap { get; set; } = new();

    /// <summary>A password in clear stays on this machine.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!MailboxAddress.TryParse(From, out _))
            yield return new ValidationResult("must be an address such as Monitor <digests@example.org>", [nameof(From)]);
        if (Operator.Length > 0 && !MailboxAddress.TryParse(Operator, out _))
            yield return new ValidationResult("must be an address such as operator@example.org, or empty", [nameof(Operator)]);
        if (Transport == "smtp" && string.IsNullOrWhiteSpace(Host))
            yield return new ValidationResult("must name the relay", [nameof(Host)]);
        if (Transport == "smtp" && UserName.Length > 0 && Security == "none" && !IsLoopback(Host))
            yield return new ValidationResult($"must be starttls or tls: the password would go to {Host} in clear", [nameof(Security)]);
        if (BounceDomain.Length > 0 && EmailAddress.Normalise($"x@{BounceDomain}") != $"x@{BounceDomain}")
            yield return new ValidationResult("must be a domain in ASCII and lower case, such as bounces.example.org, or empty", [nameof(BounceDomain)]);
        if (BounceLocalPart.Length > LongestBounceLocalPart || EmailAddress.Normalise($"{BounceLocalPart}@x") is null || BounceLocalPart.Contains('+', StringComparison.Ordinal))
            yield return new ValidationResult($"must be the part of an address before the @, of at most {LongestBounceLocalPart} characters and without a +", [nameof(BounceLocalPart)]);
        if (MailboxAddress.TryParse(From, out var from) && Dkim.Problem(from.Domain) is { } dkim)
            yield return dkim;
        if (Imap.Problem() is { } imap)
            yield return imap;
        if (Lease <= ReplyTimeout)
            yield return new ValidationResult($"must be longer than Mail__ReplyTimeout ({ReplyTimeout})", [nameof(Lease)]);
        if (RetryDelays.Count == 0 || RetryDelays.Any(delay => delay <= TimeSpan.Zero))
            yield return new ValidationResult("must be a list of time spans above zero (Mail__RetryDelays__0=00:01:00 …)", [nameof(RetryDelays)]);
    }
}
