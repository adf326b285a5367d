namespace Monitor.Hosting;

/// <summary>Where the pages are served (section <c>Web</c>).</summary>
internal sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>The address people reach Monitor under; every link in a mail starts with it. Empty: the first of <see cref="Urls"/>.</summary>
    public string PublicBaseUrl { get; set; } = "";
}
