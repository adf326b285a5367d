using System.Globalization;
using MimeKit;
using Monitor.Subscriptions;

namespace Monitor.Web;

/// <summary>The public form as it was filled in. Public because Razor components are.</summary>
public sealed class SubscribeForm
{
    private const int LongestAddress = 254; // RFC 5321 §4.5.3.1.3

    public string Email { get; private init; } = "";

    /// <summary>Slugs; empty for all topics.</summary>
    public IReadOnlyList<string> Topics { get; private init; } = [];
    public string Rhythm { get; private init; } = "daily";
    public string Day { get; private init; } = "MON";
    public string Time { get; private init; } = "07:00";
    public string Zone { get; private init; } = "";
    public string Language { get; private init; } = "en";

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

    internal static SubscribeForm Read(IFormCollection form) => new()
    {
        Email = form["email"].ToString().Trim(),
        Topics = form["scope"] == "some" ? [.. form["topics"].OfType<string>()] : [],
        Rhythm = form["rhythm"].ToString(),
        Day = form["day"].ToString(),
        Time = form["time"].ToString(),
        Zone = form["zone"].ToString().Trim(),
        Language = form["language"].ToString(),
        IsTrapped = form["website"].ToString().Length > 0,
    };

    /// <returns>What to sign up for, or null with <see cref="Faults"/> filled.</returns>
    internal SignUpRequest? ToRequest()
    {
        if (!IsAddress(Email))
            Faults["email"] = "this is not an e-mail address we can write to";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _))
            Faults["zone"] = "choose a zone such as Europe/Paris";
        if (Language is not ("en" or "fr"))
            Faults["language"] = "choose English or French";
        var rhythm = Subscriptions.Rhythm.TryParse(Rhythm switch
        {
            "daily" => "daily@" + Time,
            "weekly" => $"weekly@{Day}@{Time}",
            _ => Rhythm,
        });
        if (rhythm is null)
            Faults["rhythm"] = "give a time such as 07:00";
        return Faults.Count == 0 && rhythm is not null ? new SignUpRequest(Email, Topics, rhythm, Zone, Language) : null;
    }

    /// <summary>Stricter than RFC 5322: no quoted local part, no comment, nothing that could break a header.</summary>
    private static bool IsAddress(string text) =>
        text.Length is > 2 and <= LongestAddress
        && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '"' or '(' or ')' or '<' or '>' or ',' or ';')
        && MailboxAddress.TryParse(text, out var address)
        && string.Equals(address.Address, text, StringComparison.Ordinal)
        && address.Domain.Contains('.', StringComparison.Ordinal);

    internal static readonly IReadOnlyList<(string Code, string Name)> Days =
        [.. Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7)).Select(day =>
            (day.ToString()[..3].ToUpperInvariant(), CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(day)))];
}
