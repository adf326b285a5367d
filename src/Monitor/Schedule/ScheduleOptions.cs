using System.ComponentModel.DataAnnotations;

namespace Monitor.Schedule;

/// <summary>How often Monitor looks whether something is due (section <c>Schedule</c>).</summary>
internal sealed class ScheduleOptions
{
    public const string Section = "Schedule";

    /// <summary>Time between two looks; what is due is in the database, so a tick costs little.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "must be between 00:00:01 and 00:10:00")]
    public TimeSpan Tick { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time between two looks for topics whose news has moved on.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00", ErrorMessage = "must be between 01:00:00 and 90.00:00:00")]
    public TimeSpan DriftEvery { get; set; } = TimeSpan.FromDays(7);
}
