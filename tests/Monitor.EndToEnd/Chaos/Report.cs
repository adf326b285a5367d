using System.Globalization;
using Monitor.EndToEnd.Torture;
using Xunit;

namespace Monitor.EndToEnd.Chaos;

/// <summary>The row that a test adds to the table of <c>tests/chaos.sh</c>.</summary>
internal static class Report
{
    public static void Row(string test, string what, int seed, string n, string result, string worst) =>
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {test} | {what} | {(Scale.IsFull ? "full" : "tenth")} | {seed} | {n} | {result} | {worst} |"));
}
