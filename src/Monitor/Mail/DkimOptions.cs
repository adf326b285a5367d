using System.ComponentModel.DataAnnotations;

namespace Monitor.Mail;

/// <summary>The key mail is signed with (keys <c>Mail__Dkim__…</c>).</summary>
internal sealed class DkimOptions
{
    /// <summary>Empty: not signed here. Else the domain of <c>Mail__From</c>, or one above it, so that DMARC aligns.</summary>
    public string Domain { get; set; } = "";

    /// <summary>The public key is the TXT record of <c>{Selector}._domainkey.{Domain}</c>.</summary>
    public string Selector { get; set; } = "";

    /// <summary>RSA key of 2,048 bits or more, PEM, readable by its owner only.</summary>
    public string KeyFile { get; set; } = "";

    /// <returns>What cannot be used, with the key under <c>Mail__Dkim__</c>; null when all can.</returns>
    public ValidationResult? Problem(string fromDomain) => this switch
    {
        { Domain.Length: 0 } => null,
        { Selector.Length: 0 } => Wrong(nameof(Selector), $"must name the DNS record of the public key (…._domainkey.{Domain})"),
        { KeyFile.Length: 0 } => Wrong(nameof(KeyFile), "must name the file of the private key (PEM)"),
        _ when !IsWithin(fromDomain) => Wrong(nameof(Domain), $"must be {fromDomain}, the domain of Mail__From, or one above it"),
        _ => null,
    };

    private bool IsWithin(string fromDomain) =>
        fromDomain.Equals(Domain, StringComparison.OrdinalIgnoreCase) || fromDomain.EndsWith("." + Domain, StringComparison.OrdinalIgnoreCase);

    private static ValidationResult Wrong(string key, string mend) => new(mend, [$"Dkim__{key}"]);
}
