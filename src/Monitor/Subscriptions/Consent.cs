namespace Monitor.Subscriptions;

/// <summary>What is kept of the moment a person agreed to get mail.</summary>
/// <param name="Network">From where, cut to /24 or /48; empty when not known.</param>
/// <param name="Text">Which wording of the question was answered, and in which language.</param>
internal sealed record Consent(DateTimeOffset At, string Network, string Text)
{
    /// <summary>Version of the words of the mail and the page that ask; another one when they change.</summary>
    public const string Wording = "2026-11-24";
}
