using System.Globalization;
using Monitor.Feeds.Documents;

namespace Monitor.Feeds;

/// <summary>How well a feed serves its readers, as far as one document tells: what is missing, in words.</summary>
internal static class DocumentHealth
{
    /// <summary>A feed whose newest entry is older is asleep.</summary>
    private const int AsleepDays = 90;

    /// <summary>"healthy", or what is wrong, the worst first.</summary>
    public static string Of(ParsedFeed document, DateTimeOffset now)
    {
        var findings = Findings(document.Entries, now).ToList();
        if (document.Repairs.Any(repair => repair.Contains("cut off", StringComparison.Ordinal)))
            findings.Insert(0, "cut off");
        else if (document.Repairs.Count > 0)
            findings.Insert(0, "readable, repaired");
        return findings.Count == 0 ? "healthy" : string.Join("; ", findings);
    }

    private static IEnumerable<string> Findings(IReadOnlyList<ParsedEntry> entries, DateTimeOffset now)
    {
        if (entries.Count == 0)
        {
            yield return "no entries";
            yield break;
        }

        var ids = entries.Select(e => e.Id).OfType<string>().ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Count)
            yield return "ids repeat";
        foreach (var finding in new[] { Lack(entries, e => e.Link is null, "link"), Lack(entries, e => e.Title.Length == 0, "title"),
                                        Lack(entries, e => e.Id is null && e.Link is null, "id") })
        {
            if (finding is not null)
                yield return finding;
        }

        if (Lack(entries, e => Date(e) is null, "readable date") is { } undated)
            yield return undated;
        if (Age(entries, now) is { } age)
            yield return age;
    }

    private static string? Lack(IReadOnlyList<ParsedEntry> entries, Func<ParsedEntry, bool> lacks, string field)
    {
        var count = entries.Count(lacks);
        return count == 0 ? null
            : count == entries.Count ? $"no {field}s"
            : string.Create(CultureInfo.InvariantCulture, $"{count} of {entries.Count} entries without {(field == "id" ? "an" : "a")} {field}");
    }

    private static string? Age(IReadOnlyList<ParsedEntry> entries, DateTimeOffset now)
    {
        if (entries.Max(Date) is not { } newest)
            return null;
        var days = (now - newest).TotalDays;
        return days < -1 ? "newest entry dated in the future"
            : days > AsleepDays ? string.Create(CultureInfo.InvariantCulture, $"newest entry {(int)days} days old")
            : null;
    }

    private static DateTimeOffset? Date(ParsedEntry entry) => entry.Published ?? entry.Updated;
}
