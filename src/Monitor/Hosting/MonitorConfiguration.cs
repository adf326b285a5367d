namespace Monitor.Hosting;

/// <summary>Where options come from: defaults, then the file, then the environment (<c>MONITOR_Section__Key</c>).</summary>
internal static class MonitorConfiguration
{
    public const string EnvironmentPrefix = "MONITOR_";

    private const string DefaultFile = "config/monitor.json";

    /// <summary>Sections that rooms read; anything else in the file is a slip of the pen.</summary>
    private static readonly string[] Sections = ["Storage", "Text", "Feeds", "Schedule", "Mail", "Web", "Seeds", "Security", "Embeddings", "Logging"];

    /// <param name="file">What <c>--config</c> named, or null: then <c>config/monitor.json</c> of the working directory, if there.</param>
    /// <param name="overrides">Values that come before all others, as a command needs them.</param>
    /// <exception cref="ConfigurationException">No such file, no JSON, or an unknown section.</exception>
    public static IConfiguration Load(string? file, IReadOnlyDictionary<string, string?>? overrides = null)
    {
        if (file is not null && !File.Exists(file))
            throw new ConfigurationException(file, "there is no such file; name an existing one with --config");
        var path = Path.GetFullPath(file ?? DefaultFile);
        try
        {
            var configuration = new ConfigurationBuilder()
                .AddJsonFile(path, optional: true, reloadOnChange: false)
                .AddEnvironmentVariables(EnvironmentPrefix)
                .AddInMemoryCollection(overrides ?? new Dictionary<string, string?>())
                .Build();
            CheckSections(configuration);
            return configuration;
        }
        catch (InvalidDataException e)
        {
            throw new ConfigurationException(path, "is not valid JSON: " + (e.InnerException?.Message ?? e.Message).ReplaceLineEndings(" "));
        }
    }

    private static void CheckSections(IConfiguration configuration)
    {
        foreach (var section in configuration.GetChildren())
            if (!Sections.Contains(section.Key, StringComparer.OrdinalIgnoreCase) && section.GetChildren().Any())
                throw new ConfigurationException(section.Key, "is no section; known are " + string.Join(", ", Sections));
    }
}
