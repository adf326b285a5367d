namespace Monitor.EndToEnd.Torture;

/// <summary>
/// How hard a torture test is: a tenth by default, so that every run of the tests has it, and whole with
/// <c>bash tests/torture.sh</c> (MONITOR_TORTURE=full), which takes about an hour.
/// </summary>
internal static class Scale
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("MONITOR_TORTURE") == "full";

    public static T Of<T>(T tenth, T full) => IsFull ? full : tenth;
}
