using MimeKit;
using Xunit;

namespace Monitor.EndToEnd.Rig;

/// <summary>What every digest and alert owes its reader's mail program.</summary>
internal static class Mails
{
    private static readonly string[] Once =
        ["List-Unsubscribe", "List-Unsubscribe-Post", "List-Id", "Auto-Submitted", "Date", "Message-ID"];

    public static void AssertHeaders(MimeMessage mail)
    {
        foreach (var name in Once)
            Assert.Single(mail.Headers, header => header.Field.Equals(name, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Contains("<http", mail.Headers["List-Unsubscribe"], StringComparison.Ordinal);
    }

    /// <summary>Letters and digits only: line breaks, indents and typographic quotes do not hide a title.</summary>
    public static string Squeezed(string? text) => string.Concat((text ?? "").Where(char.IsLetterOrDigit));
}
