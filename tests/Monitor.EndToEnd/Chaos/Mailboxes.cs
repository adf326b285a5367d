using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;
using Monitor.EndToEnd.Rig;

namespace Monitor.EndToEnd.Chaos;

/// <summary>What arrived, by the server's own ledger: who holds which item, in how many mails and copies.</summary>
internal sealed partial class Mailboxes(LedgerServer server)
{
    private readonly Dictionary<string, IReadOnlyList<int>> known = [];

    public IReadOnlyList<LedgerLine> Mails { get; private set; } = [];

    /// <summary>Every item anybody holds, with the mails it came in.</summary>
    public Dictionary<(string Recipient, int Item), HashSet<string>> Pairs { get; } = [];

    /// <summary>Reads what came since the last time.</summary>
    public void Look()
    {
        var all = server.Accepted;
        foreach (var line in all.Skip(Mails.Count))
            foreach (var item in ItemsOf(line))
            {
                if (!Pairs.TryGetValue((line.Recipient, item), out var mails))
                    Pairs[(line.Recipient, item)] = mails = [];
                mails.Add(line.MessageId);
            }

        Mails = all;
    }

    /// <summary>Mails that came more than once: all but the first of each.</summary>
    public IReadOnlyList<LedgerLine> Extras() =>
        [.. Mails.GroupBy(mail => (mail.MessageId, mail.Recipient)).SelectMany(copies => copies.OrderBy(copy => copy.Time).Skip(1))];

    /// <summary>Whatever must never be: an item in two mails to one person, copies that differ, lines that end wrongly, BDAT.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. Pairs.Where(pair => pair.Value.Count > 1).Select(pair => $"item {pair.Key.Item} was decided {pair.Value.Count} times for {pair.Key.Recipient}"),
        .. Mails.GroupBy(mail => mail.MessageId).Where(copies => copies.DistinctBy(copy => copy.Sha256).Count() > 1)
            .Select(copies => $"the copies of {copies.Key} differ"),
        .. Mails.GroupBy(mail => mail.MessageId).Where(copies => copies.DistinctBy(copy => copy.Recipient).Count() > 1)
            .Select(copies => $"{copies.Key} went to several people"),
        .. server.Events.Where(one => one.Kind is "bare" or "bdat").Select(one => $"{one.Kind}: {one.Words}"),
    ];

    public IReadOnlyList<int> ItemsOf(LedgerLine line)
    {
        if (known.TryGetValue(line.Sha256, out var items))
            return items;
        using var message = MimeMessage.Load(server.FileOf(line));
        return known[line.Sha256] = [.. ItemLink().Matches(message.TextBody ?? "")
            .Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Distinct()];
    }

    [GeneratedRegex(@"^http://news\.example\.org/articles/(\d+)\?from=rss&page=1\r?$", RegexOptions.Multiline)]
    private static partial Regex ItemLink();
}
