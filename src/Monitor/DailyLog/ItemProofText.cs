using System.Globalization;
using Monitor.Hosting;

namespace Monitor.DailyLog;

/// <summary>Answers "why is this item (not) in this reader's mail?" in a sentence, with what it rests on below.</summary>
internal static class ItemProofText
{
    public static string Render(ItemProof proof)
    {
        var item = proof.Item;
        string[] lines =
        [
            Answer(proof),
            "",
            $"item {item.Id}: {item.Title} ({item.Feed}), first seen {At(item.FirstSeenAt)}{(item.Held is null ? "" : $", held ({item.Held})")}",
            .. proof.Decisions.Select(decision => string.Create(CultureInfo.InvariantCulture,
                $"  {decision.Decision} {decision.Score:0.00} {decision.Topic}{(decision.Rejection is null ? "" : ": " + decision.Rejection)}")),
            .. proof.Subscriptions.Select(Line),
            .. proof.Edition is { } edition ? [Line(edition)] : Array.Empty<string>(),
        ];
        return string.Join('\n', lines);
    }

    /// <summary>The answer alone.</summary>
    public static string Answer(ItemProof proof) => proof.Edition is { } edition ? Answer(edition) : "Not sent: " + WhyNot(proof) + ".";

    private static string Answer(ProvenEdition edition)
    {
        var where = $"in the {edition.Kind} {edition.Period}, under {edition.Topic}";
        return edition.State switch
        {
            "sent" => $"Sent {where}: handed over {At(edition.SentAt ?? edition.ComposedAt)}, the server said \"{AddressMask.In(edition.Reply ?? "")}\".",
            "failed" => $"Not sent: it is {where}, which the server refused: \"{AddressMask.In(edition.Reply ?? "")}\".",
            "unknown" => $"It may have arrived: it is {where}; the connection ended before the server's answer, and it is sent again.",
            "superseded" => $"Not sent: it is {where}, whose mail was taken back: {edition.Reply}.",
            "deferred" => $"Not sent yet: it is {where}; the server put it off: \"{AddressMask.In(edition.Reply ?? "")}\".",
            _ => $"Not sent yet: it is {where}, which waits to be handed over ({edition.State}).",
        };
    }

    private static string WhyNot(ItemProof proof)
    {
        if (proof.Reader is not { } reader)
            return "nobody subscribed with this address";
        if (reader.State != "confirmed")
            return reader.State == "pending" ? "the address is not confirmed yet" : "the reader has unsubscribed";
        if (proof.Item.Held is { } held)
            return $"the item is held ({held})";
        if (proof.Decisions.All(decision => decision.Decision != "match"))
            return proof.Decisions is [var nearest, ..]
                ? $"it matches no topic; nearest is {nearest.Topic}, {nearest.Rejection}"
                : "no topic knows a word of it";
        var live = proof.Subscriptions.Where(subscription => subscription.EndedAt is null).ToList();
        if (live.Find(subscription => subscription.Watches) is not { } watching)
            return $"no subscription of this reader watches {string.Join(", ", proof.Decisions.Where(decision => decision.Decision == "match").Select(decision => decision.Topic))}";
        if (watching.CreatedAt > proof.Item.FirstSeenAt)
            return $"the subscription began {At(watching.CreatedAt)}, after the item was seen";
        return watching.PausedUntil is { } until && until > proof.Item.FirstSeenAt
            ? $"the subscription was paused until {At(until)}; it stands in the first edition after that"
            : $"it waits for the next edition ({watching.Rhythm})";
    }

    private static string Line(ProvenSubscription subscription) =>
        $"  subscription {subscription.Id}: {subscription.Rhythm}, since {At(subscription.CreatedAt)}"
        + (subscription.EndedAt is { } ended ? $", ended {At(ended)}" : "")
        + (subscription.Watches ? ", watches a topic it matches" : "");

    private static string Line(ProvenEdition edition) => string.Create(CultureInfo.InvariantCulture,
        $"  {edition.Kind} {edition.Period}, composed {At(edition.ComposedAt)}: {edition.State} after {edition.Attempt} attempts, <{edition.MessageId}>");

    private static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
