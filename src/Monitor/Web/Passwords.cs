using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Monitor.Web;

/// <summary>Editor passwords: PBKDF2-HMAC-SHA512 of ASP.NET Core Identity, 210,000 rounds (OWASP's figure for this function).</summary>
internal sealed class Passwords
{
    public const int LeastLength = 12;

    // Bounds the work one login can ask for.
    private const int GreatestLength = 256;
    private const int GreatestNameLength = 60;

    private readonly PasswordHasher<Editor> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private readonly Editor nobody;

    public Passwords()
    {
        nobody = new Editor { Id = 0, Name = "", PasswordHash = "" };
        nobody = nobody with { PasswordHash = Hash("a password no one has") };
    }

    public string Hash(string password) => hasher.HashPassword(nobody, password);

    /// <summary>Takes as long for a name that does not exist as for one that does.</summary>
    public bool Verify(Editor? editor, string password)
    {
        if (password.Length > GreatestLength)
            return false;
        var verified = hasher.VerifyHashedPassword(nobody, (editor ?? nobody).PasswordHash, password);
        return verified != PasswordVerificationResult.Failed && editor is not null;
    }

    /// <summary>What is wrong with a new account's name, or null.</summary>
    public static string? FaultOfName(string name) =>
        name.Length is 0 or > GreatestNameLength ? $"give a name of 1 to {GreatestNameLength} characters"
        : name.Any(char.IsControl) ? "a name has no control characters"
        : null;

    /// <summary>What is wrong with a new password, or null.</summary>
    public static string? FaultOfPassword(string password) =>
        password.Length is < LeastLength or > GreatestLength ? $"give a password of {LeastLength} to {GreatestLength} characters" : null;
}
