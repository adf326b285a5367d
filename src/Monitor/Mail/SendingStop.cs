using System.Globalization;
using Monitor.Storage;

namespace Monitor.Mail;

/// <summary>Why no mail goes out: the relay wants none of ours, and a person has to mend it.</summary>
/// <param name="Reason">One line, which may name hosts and repeat what the relay said.</param>
internal sealed record StoppedSending(DateTimeOffset Since, string Reason)
{
    /// <summary>The code and status in it, such as <c>550 5.7.515</c>: what may be shown to anyone.</summary>
    public string Code => SmtpAnswer.CodeIn(Reason);
}

/// <summary>Remembers across processes and restarts that the relay denies us, for /healthz and the log.</summary>
internal sealed class SendingStop(SettingsStore settings)
{
    private const string Name = "mail-stopped";

    /// <summary>What this process last wrote or saw; null: not looked yet.</summary>
    private bool? stopped;

    public async Task<StoppedSending?> FindAsync(CancellationToken ct)
    {
        if (await settings.GetAsync(Name, ct) is not { } value)
            return null;
        var bar = value.IndexOf('|', StringComparison.Ordinal);
        var since = long.Parse(value.AsSpan(0, bar), CultureInfo.InvariantCulture);
        return new StoppedSending(DateTimeOffset.FromUnixTimeMilliseconds(since), value[(bar + 1)..]);
    }

    /// <summary>The first reason stays until a message is taken.</summary>
    public async Task StopAsync(string reason, DateTimeOffset now)
    {
        if (await FindAsync(CancellationToken.None) is null)
            await settings.SetAsync(Name, string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeMilliseconds()}|{reason}"), CancellationToken.None);
        stopped = true;
    }

    /// <returns>True when there was a stop to end.</returns>
    public async Task<bool> EndAsync()
    {
        if (stopped == false)
            return false;
        var ended = await FindAsync(CancellationToken.None) is not null;
        if (ended)
            await settings.RemoveAsync(Name, CancellationToken.None);
        stopped = false;
        return ended;
    }
}
