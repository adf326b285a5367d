using Monitor.Digests;

namespace Monitor.Mail;

/// <summary>Writes the confirmation mail: one question, one link.</summary>
internal static class ConfirmationMail
{
    public static RenderedMail Render(string language, string link)
    {
        var words = ConfirmationWords.For(language);
        var text = $"{words.Heading}\r\n\r\n{words.Body}\r\n\r\n{link}\r\n\r\n{words.Otherwise}\r\n";
        var content = AccountCard.Paragraph(words.Body) + AccountCard.Button(link, words.Button) + AccountCard.SmallPrint(words.Otherwise);
        return new RenderedMail(words.Subject, text, AccountCard.Html(language, words.Subject, words.Heading, content));
    }
}
