using System.ComponentModel.DataAnnotations;
using MimeKit;

namespace Monitor.Mail;

/// <summary>How mail leaves the machine (section <c>Mail</c>).</summary>
internal sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

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

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!MailboxAddress.TryParse(From, out _))
            yield return new ValidationResult("must be an address such as Monitor <digests@example.org>", [nameof(From)]);
        if (Operator.Length > 0 && !MailboxAddress.TryParse(Operator, out _))
            yield return new ValidationResult("must be an address such as operator@example.org, or empty", [nameof(Operator)]);
        if (Transport == "smtp" && string.IsNullOrWhiteSpace(Host))
            yield return new ValidationResult("must name the relay", [nameof(Host)]);
        if (Lease <= ReplyTimeout)
            yield return new ValidationResult($"must be longer than Mail__ReplyTimeout ({ReplyTimeout})", [nameof(Lease)]);
        if (RetryDelays.Count == 0 || RetryDelays.Any(delay => delay <= TimeSpan.Zero))
            yield return new ValidationResult("must be a list of time spans above zero (Mail__RetryDelays__0=00:01:00 …)", [nameof(RetryDelays)]);
    }
}
