namespace Monitor.Mail;

/// <summary>What handing over one message came to.</summary>
internal abstract record SendResult
{
    private SendResult() { }

    /// <summary>The other side took the message; <paramref name="Reply"/> is what it said.</summary>
    public sealed record Accepted(string Reply) : SendResult;

    /// <summary>A temporary refusal of this message (4xx): later again.</summary>
    public sealed record Deferred(string Reply) : SendResult;

    /// <summary>A lasting refusal of this message (5xx).</summary>
    public sealed record Refused(string Reply) : SendResult;

    /// <summary>The connection ended. Before the final dot the message was not taken; after it nobody can know.</summary>
    public sealed record Dropped(string Reason, bool AfterFinalDot) : SendResult;

    /// <summary>The relay takes no mail from us at all (421, authentication, 5.7.x): nothing is wrong with this message.</summary>
    public sealed record RelayClosed(string Reason) : SendResult;
}

/// <summary>What opening a connection came to.</summary>
internal abstract record OpenResult
{
    private OpenResult() { }

    public sealed record Opened(IMailConnection Connection) : OpenResult;

    /// <summary><paramref name="Reason"/> names the relay or folder and what to mend.</summary>
    public sealed record Failed(string Reason) : OpenResult;
}
