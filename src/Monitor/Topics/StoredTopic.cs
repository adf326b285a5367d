namespace Monitor.Topics;

/// <summary>A topic with its row: the id its matches point to and the version they were decided by.</summary>
internal sealed record StoredTopic(TopicId Id, int Version, Topic Topic, DateTimeOffset CreatedAt);

/// <summary>One saved version of a topic.</summary>
internal sealed record TopicVersion(int Version, Topic Topic, string Author, string Note, DateTimeOffset CreatedAt);
