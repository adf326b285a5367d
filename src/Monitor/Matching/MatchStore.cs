using System.Text.Json;
using Monitor.Items;
using Monitor.Storage;
using Monitor.Topics;

namespace Monitor.Matching;

/// <summary>Decisions, kept with their reasons; those of rejected items too.</summary>
internal sealed class MatchStore
{
    private const string Insert = """
        INSERT INTO matches (item_id, topic_id, topic_version, decision, score, rejection, reasons, missing, decided_at)
        VALUES (@item, @topic, @version, @decision, @score, @rejection, @reasons, @missing, @now)
        ON CONFLICT (item_id, topic_id) DO NOTHING
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public Task AddAsync(Session session, ItemId item, StoredTopic topic, Match match, DateTimeOffset now) =>
        session.ExecuteAsync(Insert, new
        {
            item,
            topic = topic.Id,
            version = topic.Version,
            decision = Name(match.Decision),
            score = match.Score,
            rejection = match.Rejection,
            reasons = JsonSerializer.Serialize(match.Reasons, Json),
            missing = JsonSerializer.Serialize(match.Missing, Json),
            now,
        });

    /// <summary>The decision's word in rows and in JSON.</summary>
    public static string Name(Decision decision) => decision switch
    {
        Decision.Match => "match",
        Decision.Near => "near",
        _ => "rejected",
    };
}
