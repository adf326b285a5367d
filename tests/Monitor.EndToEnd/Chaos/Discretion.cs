using System.Text.RegularExpressions;

namespace Monitor.EndToEnd.Chaos;

/// <summary>What a log must not hold: whole addresses of readers, and the tokens that act for them.</summary>
internal static partial class Discretion
{
    public static IReadOnlyList<string> Breaches(string log) =>
        [.. Secret().Matches(log).Select(match => match.Value).Distinct().Take(10)];

    [GeneratedRegex(@"[\w.+-]+@mail\.example\.org|/(?:confirm|unsubscribe|subscription)/\d+\.[\w-]{20,}", RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
