namespace Monitor.Hosting;

/// <summary>A configuration value that cannot be used; the message names its key and what to write instead.</summary>
internal sealed class ConfigurationException(string key, string mend) : Exception($"configuration {key}: {mend}");
