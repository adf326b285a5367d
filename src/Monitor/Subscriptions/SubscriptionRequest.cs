namespace Monitor.Subscriptions;

/// <summary>What a person asks for, as typed at the command line or in the form.</summary>
internal sealed record SubscriptionRequest
{
    public required string Email { get; init; }

    /// <summary><c>all</c>, or topic slugs separated by commas.</summary>
    public string Topics { get; init; } = "all";

    /// <summary><c>immediate</c>, <c>hourly</c>, <c>daily@HH:MM</c> or <c>weekly@DAY@HH:MM</c>.</summary>
    public string Rhythm { get; init; } = "daily@07:00";

    /// <summary>IANA zone.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>A request whose every word was understood, except that its topics may not exist.</summary>
internal sealed record Wish
{
    public required string Email { get; init; }

    /// <summary>Topic slugs; null for every topic.</summary>
    public required IReadOnlyList<string>? Slugs { get; init; }
    public required Rhythm Rhythm { get; init; }
    public required string Zone { get; init; }
    public required string Language { get; init; }
}

/// <summary>What reading a request came to.</summary>
internal abstract record RequestReading
{
    private RequestReading() { }

    public sealed record Understood(Wish Wish) : RequestReading;

    /// <summary><paramref name="Field"/> is the name of the property of <see cref="SubscriptionRequest"/> that cannot be used.</summary>
    public sealed record Refused(string Field, string Input, string Problem) : RequestReading;
}
