using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Monitor.Digests;

/// <summary>A mail as it is read: a subject and two parts that say the same.</summary>
internal sealed record RenderedMail(string Subject, string Text, string Html);

/// <summary>Renders editions; keeps the HTML part under the size at which Gmail cuts a mail off.</summary>
internal sealed class EditionRenderer(IServiceProvider services, ILoggerFactory loggers)
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
        return "<!DOCTYPE html>\r\n" + markup.ReplaceLineEndings("\r\n");
    }

    /// <summary>Length in quoted-printable, near enough: three characters for each byte that is not printable ASCII.</summary>
    private static int EncodedLength(string html)
    {
        var length = 0;
        foreach (var b in Encoding.UTF8.GetBytes(html))
            length += b is > 126 or (byte)'=' ? 3 : 1;
        return length + length / 38;
    }
}
