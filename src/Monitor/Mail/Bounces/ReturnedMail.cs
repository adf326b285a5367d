namespace Monitor.Mail.Bounces;

/// <summary>What a message that came to our return address says.</summary>
internal abstract record ReturnedMail
{
    private ReturnedMail() { }

    /// <summary>A server's report on the fate of a mail.</summary>
    /// <param name="Delayed">Still tried; else it has failed.</param>
    /// <param name="Recipients">The addresses it speaks of, as far as it names them.</param>
    public sealed record Report(bool Delayed, string Status, string Detail, IReadOnlyList<string> Recipients) : ReturnedMail;

    /// <summary>A mailbox provider says that the reader called the mail spam.</summary>
    public sealed record Complaint(string Detail) : ReturnedMail;

    /// <summary>A reader's mail program asks for no more, by the <c>mailto:</c> of List-Unsubscribe.</summary>
    public sealed record Unsubscribe(string Token) : ReturnedMail;

    /// <summary>None of these: an auto-reply, a person's letter, spam. Never answered.</summary>
    public sealed record Other(string What) : ReturnedMail;
}
