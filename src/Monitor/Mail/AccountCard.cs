using System.Text.Encodings.Web;

namespace Monitor.Mail;

/// <summary>The frame of mails that are no digests: one heading on one card, light and dark.</summary>
internal static class AccountCard
{
    private const string Frame = """
        <!DOCTYPE html>
        <html lang="{language}" dir="ltr">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{subject}</title>
        <style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.page{background-color:#101719!important}.card{background-color:#182226!important}.ink{color:#eef3f3!important}.soft{color:#a3b1b5!important}}</style></head>
        <body class="page" style="margin:0;padding:0;background-color:#f3f4f2;font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif">
        <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f3f4f2"><tr><td align="center" style="padding:24px 12px">
        <table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background-color:#ffffff">
        <tr><td style="padding:12px 28px;background-color:#12454a;color:#ffffff;font-size:14px;line-height:20px"><b style="letter-spacing:2px">MONITOR</b></td></tr>
        <tr><td style="padding:26px 28px"><h1 class="ink" style="margin:0 0 12px;font-size:24px;line-height:31px;color:#14252a">{heading}</h1>
        {content}</td></tr>
        </table></td></tr></table></body>
        </html>
        """;

    /// <param name="content">HTML; the other texts are encoded here.</param>
    public static string Html(string language, string subject, string heading, string content) => Frame
        .Replace("{language}", language, StringComparison.Ordinal)
        .Replace("{subject}", Encoded(subject), StringComparison.Ordinal)
        .Replace("{heading}", Encoded(heading), StringComparison.Ordinal)
        .Replace("{content}", content, StringComparison.Ordinal)
        .ReplaceLineEndings("\r\n");

    /// <param name="html">HTML.</param>
    public static string Paragraph(string html) =>
        $"""<p class="soft" style="margin:0 0 20px;font-size:16px;line-height:24px;color:#33434a">{html}</p>""" + "\n";

    /// <param name="html">HTML.</param>
    public static string SmallPrint(string html) =>
        $"""<p class="soft" style="margin:0;font-size:14px;line-height:21px;color:#566369">{html}</p>""";

    public static string Button(string link, string label) =>
        $"""<p style="margin:0 0 20px"><a href="{Encoded(link)}" style="display:inline-block;padding:11px 20px;background-color:#12454a;color:#ffffff;font-size:16px;line-height:22px;font-weight:bold;text-decoration:none">{Encoded(label)}</a></p>""" + "\n";

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
