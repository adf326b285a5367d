using System.Globalization;
using Microsoft.Extensions.Options;
using Monitor.Storage;

namespace Monitor.Mail;

/// <summary>
/// Writes down every minute that Monitor is at work, in the database and beside it. The two agree unless the database was replaced by
/// an older copy, which knows nothing of the mail that went out since: then all mail is put on hold until a person decides.
/// </summary>
internal sealed class SignOfLife(
    SettingsStore settings, MailHold hold, IOptions<StorageOptions> storage, TimeProvider time, ILogger<SignOfLife> log)
{
    private const string Name = "heartbeat";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>So far the two may be apart: a copy younger than this is no restored backup.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromHours(1);

    private DateTimeOffset? last;

    private string File => storage.Value.FileIn(Name);

    /// <summary>Compares when it is the first time in this process; writes when it was not written for a minute.</summary>
    public async Task BeatAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (last is { } before && now >= before && now - before < Pause)
            return;
        if (last is null)
            await CompareAsync(now, ct);
        // The database first: the file beside it is never ahead of it, except of an older copy.
        var text = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        await settings.SetAsync(Name, text, ct);
        await WriteAsync(text, ct);
        last = now;
    }

    /// <summary>
    /// The last instant at which this installation may have been at work, by what stands beside the database and in it: up to a minute
    /// after its last sign, if that is over. Null when it never was.
    /// </summary>
    public async Task<DateTimeOffset?> LastAsync(CancellationToken ct)
    {
        var (known, beside) = (Instant(await settings.GetAsync(Name, ct)), await BesideAsync(ct));
        return Until(known > beside || beside is null ? known : beside, time.GetUtcNow());
    }

    private static DateTimeOffset? Until(DateTimeOffset? sign, DateTimeOffset now) => sign + Pause < now ? sign + Pause : sign is null ? null : now;

    private async Task CompareAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (Instant(await settings.GetAsync(Name, ct)) is not { } known || now - known <= Doubt)
            return;
        var beside = await BesideAsync(ct);
        if (beside is { } seen && seen - known <= Doubt)
            return; // it was only stopped
        var reason = string.Create(CultureInfo.InvariantCulture,
            $"the database is an older one, last at work {known.UtcDateTime:yyyy-MM-dd HH:mm}Z, as after restoring a backup; what went out since then is not in it");
        await hold.BeginRestoredAsync(reason, Until(beside, now) ?? now, ct);
        log.MailOnHold(reason);
    }

    private async Task<DateTimeOffset?> BesideAsync(CancellationToken ct) =>
        System.IO.File.Exists(File) ? Instant((await System.IO.File.ReadAllTextAsync(File, ct)).Trim()) : null;

    private async Task WriteAsync(string text, CancellationToken ct)
    {
        Directory.CreateDirectory(storage.Value.FullFolder);
        var draft = $"{File}.{Environment.ProcessId}";
        await System.IO.File.WriteAllTextAsync(draft, text, ct);
        System.IO.File.Move(draft, File, overwrite: true);
    }

    private static DateTimeOffset? Instant(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
}
