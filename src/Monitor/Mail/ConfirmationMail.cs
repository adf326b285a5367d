using System.Text.Encodings.Web;
using Monitor.Digests;

namespace Monitor.Mail;

/// <summary>Writes the confirmation mail: one question, one link.</summary>
internal static class ConfirmationMail
{
    private const string Html = """
        <!DOCTYPE html>
        <html lang="{language}" dir="ltr">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{subject}</title>
        <style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.page{background-color:#101719!important}.card{background-color:#182226!important}.ink{color:#eef3f3!important}.soft{color:#a3b1b5!important}}</style></head>
        <body class="page" style="margin:0;padding:0;background-color:#f3f4f2;font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif">
        <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f3f4f2"><tr><td align="center" style="padding:24px 12px">
        <table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background-color:#ffffff">
        <tr><td style="padding:12px 28px;background-color:#12454a;color:#ffffff;font-size:14px;line-height:20px"><b style="letter-spacing:2px">MONITOR</b></td></tr>
        <tr><td style="padding:26px 28px"><h1 class="ink" style="margin:0 0 12px;font-size:24px;line-height:31px;color:#14252a">{heading}</h1>
        <p class="soft" style="margin:0 0 20px;font-size:16px;line-height:24px;color:#33434a">{body}</p>
        <p style="margin:0 0 20px"><a href="{link}" style="display:inline-block;padding:11px 20px;background-color:#12454a;color:#ffffff;font-size:16px;line-height:22px;font-weight:bold;text-decoration:none">{button}</a></p>
        <p class="soft" style="margin:0;font-size:14px;line-height:21px;color:#566369">{otherwise}</p></td></tr>
        </table></td></tr></table></body>
        </html>
        """;

    public static RenderedMail Render(string language, string link)
    {
        var words = ConfirmationWords.For(language);
        var text = $"{words.Heading}\r\n\r\n{words.Body}\r\n\r\n{link}\r\n\r\n{words.Otherwise}\r\n";
        return new RenderedMail(words.Subject, text, Filled(words, language, link).ReplaceLineEndings("\r\n"));
    }

    private static string Filled(ConfirmationWords words, string language, string link) => Html
        .Replace("{language}", language, StringComparison.Ordinal)
        .Replace("{subject}", words.Subject, StringComparison.Ordinal)
        .Replace("{heading}", words.Heading, StringComparison.Ordinal)
        .Replace("{body}", words.Body, StringComparison.Ordinal)
        .Replace("{button}", words.Button, StringComparison.Ordinal)
        .Replace("{otherwise}", words.Otherwise, StringComparison.Ordinal)
        .Replace("{link}", HtmlEncoder.Default.Encode(link), StringComparison.Ordinal);
}
