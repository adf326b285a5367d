using Microsoft.Extensions.Options;

namespace Monitor.Mail;

/// <summary>What the answers of the relay mean for all mail: go on, pause, or stop and say so.</summary>
internal sealed class RelayWatch(RelayCircuit circuit, SendingStop stop, IOptions<MailOptions> options, TimeProvider time, ILogger<RelayWatch> log)
{
    /// <summary>It took a message.</summary>
    public async Task AcceptedAsync()
    {
        circuit.Mend();
        if (await stop.EndAsync())
            log.RelayTakesMailAgain();
    }

    /// <summary>It answered about one message.</summary>
    public void Answered() => circuit.Answered();

    /// <summary>It cannot be used now.</summary>
    /// <returns>When one message may try it again.</returns>
    public DateTimeOffset Pause(string reason)
    {
        var until = time.GetUtcNow() + options.Value.CircuitBreak;
        circuit.Break(until);
        log.RelayUnusable(reason, until);
        return until;
    }

    /// <summary>It lets us send nothing: /healthz is red until a probe is taken.</summary>
    /// <returns>When one message may try it again.</returns>
    public async Task<DateTimeOffset> StopAsync(string reason)
    {
        var now = time.GetUtcNow();
        var until = now + options.Value.CircuitBreak;
        circuit.Break(until, denies: true);
        await stop.StopAsync(reason, now);
        log.RelayDenies(reason, until);
        return until;
    }
}
