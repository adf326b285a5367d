using System.Security.Cryptography;
using System.Text;

namespace Monitor.EndToEnd.Chaos;

/// <summary>Chance that comes again with its seed.</summary>
internal sealed class Dice(string seed)
{
    private long thrown;

    /// <summary>In [0, 1).</summary>
    public double Fraction()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{thrown++}"));
        return (BitConverter.ToUInt64(hash) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>In [0, <paramref name="below"/>).</summary>
    public int Next(int below) => (int)(Fraction() * below);

    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + ((most - least) * Fraction());
}
