using System.Globalization;
using Monitor.Subscriptions;

namespace Monitor.Web;

/// <summary>The public form as it was filled in. Public because Razor components are.</summary>
public sealed class SubscribeForm
{
    public string Email { get; private init; } = "";

    /// <summary>Slugs; empty for all topics.</summary>
    public IReadOnlyList<string> Topics { get; private init; } = [];
    public string Rhythm { get; private init; } = "daily";
    public string Day { get; private init; } = "MON";
    public string Time { get; private init; } = "07:00";
    public string Zone { get; private init; } = "";
    public string Language { get; private init; } = "en";

    /// <summary>The subscription that is there and to be changed; null in the form for a new one, and for that of the link.</summary>
    public long? Subscription { get; private init; }

    /// <summary>The end of a pause that lasts.</summary>
    public DateTimeOffset? PausedUntil { get; private init; }

    /// <summary>A field people do not see was filled in.</summary>
    public bool IsTrapped { get; private init; }

    /// <summary>What is wrong, by field.</summary>
    public IDictionary<string, string> Faults { get; } = new Dictionary<string, string>();

    /// <summary>The form with what can be guessed: a server on UTC says nothing about its readers' clock.</summary>
    /// <param name="acceptLanguage">The browser's header of that name.</param>
    internal static SubscribeForm For(TimeZoneInfo server, string acceptLanguage)
    {
        var french = acceptLanguage.StartsWith("fr", StringComparison.OrdinalIgnoreCase);
        var zone = !server.Id.Contains("UTC", StringComparison.Ordinal) ? server.Id : french ? "Europe/Paris" : "";
        return new SubscribeForm { Zone = zone, Language = french ? "fr" : "en" };
    }

    /// <summary>The form of a subscription that is there.</summary>
    internal static SubscribeForm Of(OwnSubscription own, DateTimeOffset now)
    {
        var subscription = own.Subscription;
        var parts = subscription.Rhythm.ToString()!.Split('@');
        return new SubscribeForm
        {
            Subscription = subscription.Id.Value,
            PausedUntil = subscription.PausedUntil > now ? subscription.PausedUntil : null,
            Topics = own.Slugs,
            Rhythm = parts[0],
            Day = parts.Length == 3 ? parts[1] : "MON",
            Time = parts.Length > 1 ? parts[^1] : "07:00",
            Zone = subscription.Zone,
            Language = subscription.Language,
        };
    }

    internal static SubscribeForm Read(IFormCollection form) => new()
    {
        Subscription = SubscriptionOf(form),
        Email = form["email"].ToString().Trim(),
        Topics = form["scope"] == "some" ? [.. form["topics"].OfType<string>()] : [],
        Rhythm = form["rhythm"].ToString(),
        Day = form["day"].ToString(),
        Time = form["time"].ToString(),
        Zone = form["zone"].ToString().Trim(),
        Language = form["language"].ToString(),
        IsTrapped = form["website"].ToString().Length > 0,
    };

    /// <summary>As the room of subscriptions takes it; what cannot be used comes back as a refusal of one field.</summary>
    internal SubscriptionRequest ToRequest() => new()
    {
        Email = Email,
        Topics = Topics.Count == 0 ? "all" : string.Join(',', Topics),
        Rhythm = Rhythm switch
        {
            "daily" => "daily@" + Time,
            "weekly" => $"weekly@{Day}@{Time}",
            _ => Rhythm,
        },
        Zone = Zone,
        Language = Language,
    };

    /// <summary>Which subscription a form is about, if it says so.</summary>
    internal static long? SubscriptionOf(IFormCollection form) =>
        long.TryParse(form["subscription"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    internal void Refuse(PublicWords words, string field, string input, string problem)
    {
        var name = field.ToLowerInvariant();
        Faults[name] = words.Faults.TryGetValue(name, out var fault)
            ? string.Format(CultureInfo.InvariantCulture, fault, input)
            : $"{input} {problem}";
    }
}
