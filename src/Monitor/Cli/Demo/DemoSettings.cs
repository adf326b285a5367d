using Monitor.Hosting;
using Monitor.Storage;

namespace Monitor.Cli.Demo;

/// <summary>What the demo sets so that it runs alone: loopback allowed, nothing imported, a fresh folder.</summary>
internal static class DemoSettings
{
    private const string OwnFolder = "data/demo";
    private const string Mark = "demo.txt";

    public static IConfiguration Load(string? file)
    {
        var given = MonitorConfiguration.Load(file);
        var named = CheckedOptions.Read<StorageOptions>(given, StorageOptions.Section).Folder;
        // The folder of the real service is not the demo's, also where the configuration file spells the default out.
        var folder = named == new StorageOptions().Folder ? OwnFolder : named;
        Empty(Path.GetFullPath(folder));
        return MonitorConfiguration.Load(file, new Dictionary<string, string?>
        {
            ["Storage:Folder"] = folder,
            ["Feeds:AllowedNetworks:0"] = "127.0.0.0/8",
            ["Feeds:PerHost"] = "8",
            ["Feeds:PerHostSpacing"] = "00:00:00",
            ["Seeds:AutoImport"] = "false",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Monitor"] = "Warning",
        });
    }

    /// <summary>A folder that an earlier demo made starts anew; anybody else's is left alone.</summary>
    private static void Empty(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            if (!File.Exists(Path.Combine(folder, Mark)))
                throw new UserError(folder, "holds files that are not the demo's; name an empty folder with MONITOR_Storage__Folder");
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Mark), "This folder belongs to 'monitor demo', which empties it at each run.\n");
    }
}
