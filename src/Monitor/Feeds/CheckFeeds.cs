using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Monitor.Feeds.Documents;
using Monitor.Feeds.Http;

namespace Monitor.Feeds;

/// <summary>Reads files, folders and addresses as the service would, and stores nothing.</summary>
internal sealed class CheckFeeds(GuardedHttp http, IOptions<FeedsOptions> options)
{
    /// <summary>One result an input, in the order given; a folder gives one a file, walked in name order.</summary>
    public async IAsyncEnumerable<CheckedFeed> RunAsync(IReadOnlyList<string> inputs, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var input in inputs)
        {
            if (IsAddress(input, out var url))
                yield return await AddressAsync(input, url, ct);
            else if (Directory.Exists(input))
            {
                foreach (var file in FilesOf(input))
                    yield return await FileAsync(file, Path.GetRelativePath(input, file).Replace('\\', '/'), ct);
            }
            else
                yield return await FileAsync(input, input, ct);
        }
    }

    private static bool IsAddress(string input, out Uri url)
    {
        var isUrl = Uri.TryCreate(input, UriKind.Absolute, out var parsed) && input.Contains("://", StringComparison.Ordinal);
        url = parsed ?? new Uri("about:blank");
        return isUrl && !File.Exists(input);
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private async Task<CheckedFeed> AddressAsync(string input, Uri url, CancellationToken ct) =>
        await http.GetAsync(url, Conditions.None, ct) switch
        {
            HttpAnswer.Body body => Checked(input, FeedParser.Parse(body.Bytes, body.ContentType, body.Base)),
            HttpAnswer.Refused refused => new CheckedFeed(input, refused.Reason, null, null),
            _ => new CheckedFeed(input, $"{input}: the server answered 304 although nothing was known of the feed", null, null),
        };

    private async Task<CheckedFeed> FileAsync(string path, string name, CancellationToken ct)
    {
        try
        {
            if (new FileInfo(path).Length > options.Value.MaximumBytes)
                return new CheckedFeed(name, $"{path}: larger than {options.Value.MaximumBytes} bytes; raise Feeds__MaximumBytes to read it", null, null);
            return Checked(name, FeedParser.Parse(await File.ReadAllBytesAsync(path, ct), contentType: null, address: null));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new CheckedFeed(name, $"{path}: no such file or folder", null, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new CheckedFeed(name, $"{path}: cannot be opened ({e.Message})", null, null);
        }
    }

    private static CheckedFeed Checked(string name, FeedReading reading) => reading switch
    {
        FeedReading.Read read => new CheckedFeed(name, null, read.Document, read.Source),
        FeedReading.Unreadable unreadable => new CheckedFeed(name, $"{name}: {unreadable.Reason}", null, null),
        _ => throw new InvalidOperationException($"a reading of an unknown kind: {reading.GetType().Name}"),
    };
}
