using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Monitor.Digests;

/// <summary>A mail as it is read: a subject and two parts that say the same.</summary>
internal sealed record RenderedMail(string Subject, string Text, string Html);

/// <summary>Renders editions; keeps the HTML part under the size at which Gmail cuts a mail off.</summary>
internal sealed partial class EditionRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>Gmail clips at about 102 KB and hides the unsubscribe link with the rest.</summary>
    private const int LargestHtml = 90_000;

    public async Task<RenderedMail> RenderAsync(Edition edition, EditionAddresses addresses)
    {
        var viewer = new EditionViewer(edition, addresses);
        var view = viewer.View(EditionViewer.MostListed, excerpts: true);
        var html = await HtmlAsync(view);
        // Beginnings of summaries go first, then stories from the end of the list, which are still counted.
        for (var listed = EditionViewer.MostListed; EncodedLength(html) > LargestHtml && listed > 0; listed -= 5)
        {
            view = viewer.View(listed, excerpts: false);
            html = await HtmlAsync(view);
        }

        return new RenderedMail(view.Subject, EditionText.Render(view), html);
    }

    private async Task<string> HtmlAsync(EditionView view)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var markup = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(EditionMail.View)] = view });
            return (await renderer.RenderComponentAsync<EditionMail>(parameters)).ToHtmlString();
        });
        return "<!DOCTYPE html>\r\n" + Readable(markup).ReplaceLineEndings("\r\n");
    }

    /// <summary>
    /// Razor writes every character beyond ASCII as a reference; in a UTF-8 mail they may stand as themselves, readable and no longer.
    /// What means something in markup (ASCII but the apostrophe, which no attribute here is quoted with) stays a reference.
    /// </summary>
    private static string Readable(string markup) => Reference().Replace(markup, reference =>
        int.Parse(reference.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var code && (code >= 0xA0 || code == '\'')
            ? char.ConvertFromUtf32(code)
            : reference.Value);

    [GeneratedRegex("&#x([0-9A-F]{1,6});", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    /// <summary>Length in quoted-printable, near enough: three characters for each byte that is not printable ASCII.</summary>
    private static int EncodedLength(string html)
    {
        var length = 0;
        foreach (var b in Encoding.UTF8.GetBytes(html))
            length += b is > 126 or (byte)'=' ? 3 : 1;
        return length + length / 38;
    }
}
