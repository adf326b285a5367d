namespace Monitor.Web;

/// <summary>Where a login may lead back to: a path of this site and nothing else.</summary>
internal static class LocalPath
{
    /// <returns><paramref name="path"/> when it stays here, else <c>/</c>. Browsers read <c>//host</c> and <c>/\host</c> as other
    /// sites, and drop tabs and newlines before they look.</returns>
    public static string Or(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(c => char.IsControl(c) || c == '\\') ? path : "/";
}
