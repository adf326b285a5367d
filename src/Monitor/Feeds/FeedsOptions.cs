using System.ComponentModel.DataAnnotations;

namespace Monitor.Feeds;

/// <summary>How feeds are fetched and how often (section <c>Feeds</c>).</summary>
internal sealed class FeedsOptions : IValidatableObject
{
    public const string Section = "Feeds";

    /// <summary>Networks (CIDR) that may be fetched from although they are private, on every port.</summary>
    public string[] AllowedNetworks { get; set; } = [];

    /// <summary>No feed is polled more often than this.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00", ErrorMessage = "must be between 00:00:01 and 7.00:00:00")]
    public TimeSpan MinimumInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Used until a feed's own rhythm is known.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00", ErrorMessage = "must be between 00:00:01 and 7.00:00:00")]
    public TimeSpan DefaultInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>No healthy feed is polled more rarely than this.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00", ErrorMessage = "must be between 00:00:01 and 7.00:00:00")]
    public TimeSpan MaximumInterval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>One request from the first byte sent to the last byte read, redirects included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "must be between 00:00:01 and 00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A poll that takes this long hangs or drips: its feed goes on in the slow lane, where it cannot hold up the others.</summary>
    public TimeSpan SlowAfter => Timeout / 3;

    /// <summary>Largest body in bytes, counted after decompression.</summary>
    [Range(1_000, 1_000_000_000, ErrorMessage = "must be between 1000 and 1000000000 bytes")]
    public int MaximumBytes { get; set; } = 15 * 1024 * 1024;

    /// <summary>Requests in flight over all hosts.</summary>
    [Range(1, 256, ErrorMessage = "must be between 1 and 256")]
    public int Concurrency { get; set; } = 32;

    /// <summary>Requests in flight, beside those, to feeds that hung or dripped at their last poll.</summary>
    [Range(1, 64, ErrorMessage = "must be between 1 and 64")]
    public int SlowConcurrency { get; set; } = 8;

    /// <summary>Requests in flight to one host.</summary>
    [Range(1, 64, ErrorMessage = "must be between 1 and 64")]
    public int PerHost { get; set; } = 2;

    /// <summary>Least time between the starts of two requests to one host; 0 for none.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00", ErrorMessage = "must be between 00:00:00 and 00:10:00")]
    public TimeSpan PerHostSpacing { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Articles fetched at most in one poll of a feed whose full texts are wanted.</summary>
    [Range(1, 50, ErrorMessage = "must be between 1 and 50")]
    public int FullTextPerPoll { get; set; } = 5;

    /// <summary>Items older than this at a feed's first poll are stored and matched, but not mailed.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "36500.00:00:00", ErrorMessage = "must be between 00:00:00 and 36500.00:00:00")]
    public TimeSpan FirstPollAge { get; set; } = TimeSpan.FromDays(3);

    /// <summary>What Monitor calls itself to the servers it reads from.</summary>
    [RegularExpression(@"[\x20-\x7e]+", ErrorMessage = "must be printable ASCII")]
    public string UserAgent { get; set; } = "Monitor/0.1 (self-hosted feed reader)";

    /// <summary>Feed list (OPML) taken in at the first start.</summary>
    public string File { get; set; } = "config/feeds.opml";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MinimumInterval > MaximumInterval)
            yield return new ValidationResult($"must be at most Feeds__MaximumInterval ({MaximumInterval})", [nameof(MinimumInterval)]);
    }
}
