using System.Globalization;
using CodeHollow.FeedReader;
using LibraryFeed = CodeHollow.FeedReader.Feed;

namespace Monitor.Feeds.Documents;

/// <summary>The only caller of CodeHollow.FeedReader: no network, no culture of the machine, no exception that gets out.</summary>
internal static class FeedLibrary
{
    /// <summary>The library's tree, or why it made none.</summary>
    public static (LibraryFeed? Feed, string? Problem) Read(string text)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return (FeedReader.ReadFromString(text), null);
        }
        catch (Exception e)
        {
            // A third-party parser on foreign input: whatever it throws means that it could not read this document.
            return (null, e.Message.ReplaceLineEndings(" "));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
