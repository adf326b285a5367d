using System.ComponentModel.DataAnnotations;

namespace Monitor.Hosting;

/// <summary>Where the web pages are served and under which address people reach them (section <c>Web</c>).</summary>
internal sealed class WebOptions : IValidatableObject
{
    public const string Section = "Web";

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    [Required(ErrorMessage = "must name at least one address such as http://127.0.0.1:5080")]
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Address people type, used for every link in a mail; empty: the first of <see cref="Urls"/>.</summary>
    public string PublicBaseUrl { get; set; } = "";

    /// <summary>What links start with, without a slash at the end. Never taken from a request's Host header.</summary>
    public string BaseUrl => (PublicBaseUrl.Length > 0 ? PublicBaseUrl : Reachable(Urls.Split(';')[0].Trim())).TrimEnd('/');

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicBaseUrl.Length > 0 && !IsHttp(PublicBaseUrl))
            yield return new ValidationResult("must be an address such as https://monitor.example.org", [nameof(PublicBaseUrl)]);
    }

    /// <summary>A wildcard to listen on is not an address to go to.</summary>
    private static string Reachable(string url) => url
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://[::]", "://localhost", StringComparison.Ordinal);

    private static bool IsHttp(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Query.Length == 0;
}
