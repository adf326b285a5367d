namespace Monitor.Hosting;

/// <summary>Files that travel with the program, for a working directory that has none of its own.</summary>
internal static class ShippedFiles
{
    /// <summary>The path under the working directory when it exists there, else beside the program.</summary>
    public static string Find(string path)
    {
        if (Path.IsPathRooted(path) || File.Exists(path) || Directory.Exists(path))
            return Path.GetFullPath(path);
        return Path.Combine(AppContext.BaseDirectory, path);
    }
}
