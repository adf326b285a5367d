using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitor.Subscriptions;

/// <summary>Everything kept about a person as JSON: snake_case, instants ISO 8601 UTC, what is not there left out. Changes nothing.</summary>
internal sealed class ExportSubscriber(OwnSubscriptions own, SubscriberStore subscribers, PersonalDataStore data)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // A file and not a page: subjects stay readable in every script.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>For the person, from the "change" link; null when the link is not good.</summary>
    public async Task<string?> ByLinkAsync(string token, CancellationToken ct) =>
        await own.FindAsync(token, ct) is { } owner ? await RunAsync(owner.Subscriber, ct) : null;

    /// <summary>For whoever runs Monitor; null when nobody has this address.</summary>
    public async Task<string?> ByAddressAsync(string email, CancellationToken ct) =>
        await subscribers.FindAsync(email, ct) is { } subscriber ? await RunAsync(subscriber, ct) : null;

    private async Task<string?> RunAsync(Subscriber subscriber, CancellationToken ct) =>
        await data.ReadAsync(subscriber.Id, ct) is { } kept ? JsonSerializer.Serialize(kept, Options) : null;
}
