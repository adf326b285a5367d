using System.ComponentModel.DataAnnotations;

namespace Monitor.Subscriptions;

/// <summary>Secrets the links in mails are signed with, and how much the public form may cause (section <c>Security</c>).</summary>
internal sealed class SecurityOptions : IValidatableObject
{
    public const string Section = "Security";

    /// <summary>32 or more random bytes, base64; empty: the file <c>signing.key</c> of the storage folder. Set it when several machines share a database.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>Keys that were <see cref="SigningKey"/> before: what they signed stays good.</summary>
    public IReadOnlyList<string> PreviousSigningKeys { get; set; } = [];

    /// <summary>Sign-ups that one network (/24 of IPv4, /64 of IPv6) may send in an hour.</summary>
    [Range(1, 10_000, ErrorMessage = "must be between 1 and 10000")]
    public int SignUpsPerNetwork { get; set; } = 5;

    /// <summary>"Please confirm" mails an hour, over all addresses.</summary>
    [Range(1, 100_000, ErrorMessage = "must be between 1 and 100000")]
    public int ConfirmationsPerHour { get; set; } = 200;

    // The values are secrets: the errors show an empty one.
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SigningKey.Length > 0 && !IsKey(SigningKey))
            yield return new ValidationResult("SigningKey must be 32 or more bytes in base64 (openssl rand -base64 32)", [""]);
        if (!PreviousSigningKeys.All(IsKey))
            yield return new ValidationResult("PreviousSigningKeys must be a list of keys of 32 or more bytes in base64", [""]);
    }

    private static bool IsKey(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out var length) && length >= 32;
}
