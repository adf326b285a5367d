using System.ComponentModel.DataAnnotations;

namespace Monitor.Subscriptions;

/// <summary>Secrets the links in mails are signed with (section <c>Security</c>).</summary>
internal sealed class SecurityOptions : IValidatableObject
{
    public const string Section = "Security";

    /// <summary>32 or more random bytes, base64; empty: the file <c>signing.key</c> of the storage folder. Set it when several machines share a database.</summary>
    public string SigningKey { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var bytes = new byte[SigningKey.Length];
        if (SigningKey.Length > 0 && !(Convert.TryFromBase64String(SigningKey, bytes, out var length) && length >= 32))
            // The value is a secret: the error shows an empty one.
            yield return new ValidationResult("SigningKey must be 32 or more bytes in base64 (openssl rand -base64 32)", [""]);
    }
}
