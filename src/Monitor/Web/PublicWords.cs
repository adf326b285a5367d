namespace Monitor.Web;

/// <summary>What the public pages say, in one language: that of the subscription, or of the browser before there is one.</summary>
internal sealed record PublicWords
{
    public required string Language { get; init; }

    // Around every page
    public required string Skip { get; init; }
    public required string Subscribe { get; init; }
    public required string SignIn { get; init; }
    public required string Footer { get; init; }
    public required string Back { get; init; }

    // Signing up
    public required string SubscribeHeading { get; init; }
    public required string SubscribeLead { get; init; }
    public required string Email { get; init; }
    public required string LeaveEmpty { get; init; }
    public required string SubscribeHint { get; init; }
    public required Message Sent { get; init; }
    public required Message Limited { get; init; }

    // The fields of a subscription
    public required string Topics { get; init; }
    public required string AllTopics { get; init; }
    public required string SomeTopics { get; init; }
    public required string When { get; init; }
    public required string Rhythm { get; init; }
    public required string Day { get; init; }
    public required string Time { get; init; }
    public required string Zone { get; init; }
    public required string MailLanguage { get; init; }

    /// <summary>By the words of the form: daily, immediate, hourly, weekly.</summary>
    public required IReadOnlyList<(string Value, string Name)> Rhythms { get; init; }

    /// <summary>Monday first, by the codes of the form.</summary>
    public required IReadOnlyList<(string Value, string Name)> Days { get; init; }

    /// <summary>By field, with <c>{0}</c> for what was typed; a field without one is told as the room of subscriptions says it.</summary>
    public required IReadOnlyDictionary<string, string> Faults { get; init; }

    // The links of a mail
    public required Question Confirm { get; init; }
    public required Message Confirmed { get; init; }
    public required Question Unsubscribe { get; init; }
    public required Message Unsubscribed { get; init; }
    public required Message Dead { get; init; }

    // The page of one's subscriptions
    public required string Own { get; init; }
    public required string OwnLead { get; init; }
    public required string None { get; init; }
    public required string Save { get; init; }
    public required string PauseHeading { get; init; }
    public required string PauseHint { get; init; }
    public required string PauseDay { get; init; }
    public required string Pause { get; init; }
    public required string Resume { get; init; }

    /// <summary><c>{0}</c>: the day.</summary>
    public required string PausedUntil { get; init; }
    public required string Leave { get; init; }
    public required string LeaveAll { get; init; }
    public required string Data { get; init; }
    public required string DataHint { get; init; }
    public required string Export { get; init; }
    public required string EraseLink { get; init; }
    public required Question Erase { get; init; }
    public required Message Erased { get; init; }

    /// <summary>What was done, by the word the address carries.</summary>
    public required IReadOnlyDictionary<string, string> Done { get; init; }

    public static IReadOnlyList<string> DayCodes { get; } = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    public static PublicWords For(string language) => language == "fr" ? FrenchPublicWords.Instance : EnglishPublicWords.Instance;

    /// <param name="acceptLanguage">The browser's header of that name.</param>
    public static PublicWords ForBrowser(string acceptLanguage) =>
        For(acceptLanguage.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? "fr" : "en");
}

/// <summary>A page that only says something.</summary>
internal sealed record Message(string Title, string Text);

/// <summary>A page with one button.</summary>
internal sealed record Question(string Title, string Text, string Button);
