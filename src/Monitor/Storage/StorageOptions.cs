using System.ComponentModel.DataAnnotations;

namespace Monitor.Storage;

/// <summary>Where Monitor keeps its rows and files (section <c>Storage</c>).</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary><c>sqlite</c> (one file, the default) or <c>postgres</c>.</summary>
    [RegularExpression("^(sqlite|postgres)$", ErrorMessage = "must be sqlite or postgres")]
    public string Provider { get; set; } = "sqlite";

    /// <summary>PostgreSQL only: <c>Host=…;Port=…;Username=monitor;Database=monitor</c>.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Folder of the SQLite files, the signing key and the pickup folder; relative to the working directory.</summary>
    [Required(ErrorMessage = "must name a folder")]
    public string Folder { get; set; } = "data/";

    /// <summary>How long a statement waits for a busy database before it gives up.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = "must be between 00:00:01 and 00:05:00")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public bool IsSqlite => Provider == "sqlite";

    /// <summary>The folder as an absolute path.</summary>
    public string FullFolder => Path.GetFullPath(Folder);

    public string FileIn(string name) => Path.Combine(FullFolder, name);
}
