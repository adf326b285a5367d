namespace Monitor.Mail;

/// <summary>A way out of the machine.</summary>
internal interface IMailTransport
{
    /// <summary>Everything that can go wrong before a message is at stake: connect, TLS, authenticate.</summary>
    Task<OpenResult> OpenAsync(CancellationToken ct);
}

/// <summary>Takes one message at a time, many in a row.</summary>
internal interface IMailConnection : IAsyncDisposable
{
    /// <summary>False when the next message needs a new connection.</summary>
    bool IsUsable { get; }

    Task<SendResult> SendAsync(ClaimedDelivery delivery, CancellationToken ct);
}
