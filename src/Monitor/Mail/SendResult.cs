namespace Monitor.Mail;

/// <summary>What handing over one message came to.</summary>
internal abstract record SendResult
{
    private SendResult() { }

    /// <summary>The other side took the message; <paramref name="Reply"/> is what it said.</summary>
    public sealed record Accepted(string Reply) : SendResult;

    /// <summary>A temporary refusal of this message (4xx): later again.</summary>
    public sealed record Deferred(string Reply) : SendResult;

    /// <summary>A lasting refusal (5xx).</summary>
    /// <param name="Status">RFC 3463, such as 5.1.1; empty when none was given.</param>
    public sealed record Refused(string Reply, string Status, RefusalOf Of) : SendResult;

    /// <summary>The stored message cannot go over the wire, however often it is tried.</summary>
    public sealed record Unsendable(string Reason) : SendResult;

    /// <summary>The connection ended. Before the final dot the message was not taken; after it nobody can know.</summary>
    public sealed record Dropped(string Reason, bool AfterFinalDot) : SendResult;

    /// <summary>The relay takes no mail now (421, a 4xx to MAIL FROM): nothing is wrong with this message.</summary>
    public sealed record RelayClosed(string Reason) : SendResult;

    /// <summary>The relay takes no mail from us (log-in, 5.7.x): all would be refused until a person mends it.</summary>
    public sealed record Denied(string Reason) : SendResult;
}

/// <summary>What a server refused for good.</summary>
internal enum RefusalOf
{
    /// <summary>This text: another one may pass.</summary>
    Message,

    /// <summary>The address, for a reason that may pass: mailbox full, disabled.</summary>
    Address,

    /// <summary>There is no such mailbox.</summary>
    Mailbox,
}

/// <summary>What opening a connection came to.</summary>
internal abstract record OpenResult
{
    private OpenResult() { }

    public sealed record Opened(IMailConnection Connection) : OpenResult;

    /// <summary><paramref name="Reason"/> names the relay or folder and what to mend.</summary>
    /// <param name="Denied">The relay answered, and lets us send nothing.</param>
    public sealed record Failed(string Reason, bool Denied = false) : OpenResult;
}
