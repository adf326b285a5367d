namespace Monitor.Subscriptions;

/// <summary>One local period of a rhythm.</summary>
/// <param name="Key">What makes its edition unique: <c>2026-11-24</c>, <c>2026-W48</c>, <c>2026-11-24T05+01:00</c>.</param>
/// <param name="DueAt">The instant its edition is cut and sent.</param>
internal sealed record Period(string Key, DateTimeOffset DueAt);
