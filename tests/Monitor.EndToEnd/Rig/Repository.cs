namespace Monitor.EndToEnd.Rig;

/// <summary>Where the tests find the sources and the program that was built from them.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Monitor.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The built program, of the configuration these tests were built in.</summary>
    public static string Binary { get; } = FindBinary();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"no Monitor.sln above {AppContext.BaseDirectory}");
    }

    private static string FindBinary()
    {
        // …/tests/Monitor.EndToEnd/bin/<configuration>/net10.0/
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var binary = File("src", "Monitor", "bin", output.Parent!.Name, output.Name, "monitor");
        return System.IO.File.Exists(binary) ? binary : throw new FileNotFoundException("build src/Monitor first", binary);
    }
}
