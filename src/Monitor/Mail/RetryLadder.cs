using Microsoft.Extensions.Options;

namespace Monitor.Mail;

/// <summary>When a message that was put off is tried again, and when no more.</summary>
internal sealed class RetryLadder(IOptions<MailOptions> options)
{
    /// <summary>RFC 5321 §4.5.4.1: give up after four to five days.</summary>
    public static readonly TimeSpan LongestTry = TimeSpan.FromDays(5);

    /// <summary>Up to a tenth later, so that what was refused together does not come back together; never sooner.</summary>
    private const double MostJitter = 0.1;

    private readonly IReadOnlyList<TimeSpan> delays = options.Value.RetryDelays;

    /// <summary>The wait after an attempt (1, 2 …); the same for the same delivery and attempt.</summary>
    public TimeSpan After(DeliveryId delivery, long attempt)
    {
        var step = delays[(int)Math.Clamp(attempt, 1, delays.Count) - 1];
        return step + step * (MostJitter * Fraction((ulong)delivery.Value * 1_000_003UL + (ulong)attempt));
    }

    public static bool IsOver(ClaimedDelivery delivery, DateTimeOffset now) => now - delivery.CreatedAt > LongestTry;

    /// <summary>Spreads whole numbers evenly over [0, 1): the finalizer of MurmurHash3.</summary>
    private static double Fraction(ulong number)
    {
        number = (number ^ (number >> 33)) * 0xff51afd7ed558ccdUL;
        number = (number ^ (number >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return ((number ^ (number >> 33)) >> 11) * (1.0 / (1UL << 53));
    }
}
