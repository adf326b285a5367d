namespace Monitor.Subscriptions;

/// <summary>Reads a request; the first field that cannot be used is named with what to write instead.</summary>
internal static class RequestReader
{
    public static readonly IReadOnlyList<string> Languages = ["fr", "en"];

    public static RequestReading Read(SubscriptionRequest request)
    {
        if (EmailAddress.Normalise(request.Email) is not { } email)
            return Refuse(nameof(request.Email), Shown(request.Email), "is not an e-mail address Monitor can write to (name@example.org)");
        if (Rhythm.TryParse(request.Rhythm) is not { } rhythm)
            return Refuse(nameof(request.Rhythm), request.Rhythm,
                "is not a rhythm; use immediate, hourly, daily@HH:MM or weekly@DAY@HH:MM (weekly@MON@07:30)");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(request.Zone, out _))
            return Refuse(nameof(request.Zone), request.Zone, "is not a time zone; use an IANA name such as Europe/Paris, Asia/Seoul or UTC");
        if (!Languages.Contains(request.Language))
            return Refuse(nameof(request.Language), request.Language, $"is not a language of the mails; use {string.Join(" or ", Languages)}");
        var slugs = Slugs(request.Topics);
        if (slugs is [])
            return Refuse(nameof(request.Topics), request.Topics, "names no topic; use all, or slugs separated by commas");
        return new RequestReading.Understood(new Wish
        {
            Email = email,
            Slugs = slugs,
            Rhythm = rhythm,
            Zone = request.Zone,
            Language = request.Language,
        });
    }

    private static List<string>? Slugs(string topics)
    {
        var slugs = topics.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        return slugs is ["all"] ? null : slugs;
    }

    private static RequestReading.Refused Refuse(string field, string input, string problem) => new(field, input, problem);

    /// <summary>What was typed, fit for one line of a terminal.</summary>
    private static string Shown(string text) =>
        text.Length == 0 ? "(empty)" : string.Concat(text.Where(c => !char.IsControl(c)).Take(80));
}
