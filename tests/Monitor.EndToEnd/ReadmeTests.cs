using System.Text.RegularExpressions;
using Monitor.EndToEnd.Rig;
using Xunit;

namespace Monitor.EndToEnd;

/// <summary>The README cannot lie: each of its commands is run, in its order, in a folder that looks like a fresh clone.</summary>
public sealed partial class ReadmeTests
{
    private const string Product = "dotnet run --project src/Monitor -- ";
    private const string Checks = "bash tests/run.sh";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private enum How
    {
        /// <summary>To its end, which must be 0.</summary>
        Run,

        /// <summary>Until its pages answer; then it is asked to end, which must be 0.</summary>
        ServeAndStop,

        /// <summary>Only read by bash: running it would run these tests.</summary>
        Parse,
    }

    /// <summary>How each command is tested, by the words it starts with; the longest start decides. A new one has to be entered.</summary>
    private static readonly Dictionary<string, How> Table = new()
    {
        [Checks] = How.Parse,
        [Product + "demo"] = How.ServeAndStop,
        [Product + "demo --exit"] = How.Run,
        [Product + "serve"] = How.ServeAndStop,
        [Product + "seed "] = How.Run,
        [Product + "topic "] = How.Run,
        [Product + "feed list"] = How.Run,
        [Product + "feed import"] = How.Run,
        [Product + "feed set"] = How.Run,
        [Product + "feed export"] = How.Run,
        [Product + "feed check"] = How.Run,
        [Product + "match "] = How.Run,
        [Product + "digest "] = How.Run,
        [Product + "subscriber "] = How.Run,
        [Product + "delivery "] = How.Run,
        [Product + "backup"] = How.Run,
        [Product + "log"] = How.Run,
        [Product + "doctor"] = How.Run,
        [Product + "migrate"] = How.Run,
        [Product + "--help"] = How.Run,
    };

    [Fact]
    public async Task Every_command_of_the_README_works()
    {
        var commands = Commands(await File.ReadAllTextAsync(Repository.File("README.md"), TestContext.Current.CancellationToken));
        Assert.Contains(Checks, commands);
        Assert.Contains(commands, command => command.StartsWith(Product + "demo", StringComparison.Ordinal));

        using var home = new MonitorHome();
        home.Set("Feeds__AllowedNetworks__0", "127.0.0.0/8");
        // Commands name files of the repository by relative paths.
        foreach (var folder in (string[])["seeds", "config"])
            Directory.CreateSymbolicLink(Path.Combine(home.Folder, folder), Repository.File(folder));
        var dotnet = WriteDotnet(home);
        foreach (var command in commands)
            await CheckAsync(home, command, dotnet);
    }

    [Fact]
    public void Commands_are_read_from_shell_blocks_only()
    {
        const string text = """
            `dotnet run --project src/Monitor -- inline` is not one.
            ```sh
            dotnet run --project src/Monitor -- demo   # sample
            MONITOR_Web__Urls=http://x dotnet run --project src/Monitor -- \
                serve
            sudo systemctl start monitor
            bash tests/run.sh
            ```
            ```json
            "dotnet run --project src/Monitor -- quoted"
            ```
            """;
        Assert.Equal(
            [Product + "demo", "MONITOR_Web__Urls=http://x " + Product + "serve", Checks],
            Commands(text));
    }

    private static async Task CheckAsync(MonitorHome home, string command, string path)
    {
        switch (HowToTest(command))
        {
            case How.Parse:
                await using (var bash = home.StartOther("/bin/bash", ["-n", Repository.File("tests", "run.sh")], new Dictionary<string, string>()))
                    Assert.True(await bash.WaitForExitAsync(Limit) == 0, bash.Describe());
                break;
            case How.Run:
                await using (var run = Shell(home, command, path))
                    Assert.True(await run.WaitForExitAsync(Limit) == 0, run.Describe());
                break;
            case How.ServeAndStop:
                await using (var serve = Shell(home, Exec(command), path))
                {
                    using var page = await serve.WaitForHttpAsync(home.Web, Limit);
                    serve.Terminate();
                    Assert.True(await serve.WaitForExitAsync(TimeSpan.FromSeconds(30)) == 0, serve.Describe());
                }

                break;
        }
    }

    private static How HowToTest(string command)
    {
        var bare = Assignments().Replace(command, "");
        var start = Table.Keys.Where(start => bare.StartsWith(start, StringComparison.Ordinal)).MaxBy(start => start.Length);
        return start is not null ? Table[start] : throw new InvalidOperationException($"README.md: '{command}' is new; say in {nameof(ReadmeTests)}.{nameof(Table)} how it is tested");
    }

    /// <summary>exec: the shell becomes the program, so that the signal reaches it.</summary>
    private static string Exec(string command) => command.Replace(Product, "exec " + Product, StringComparison.Ordinal);

    private static MonitorProcess Shell(MonitorHome home, string command, string path) =>
        home.StartOther("/bin/bash", ["-o", "pipefail", "-ec", command], new Dictionary<string, string> { ["PATH"] = path });

    /// <summary>A <c>dotnet</c> that runs the program these tests were built with instead of building it again; the PATH that finds it.</summary>
    private static string WriteDotnet(MonitorHome home)
    {
        var bin = Directory.CreateDirectory(Path.Combine(home.Folder, ".bin")).FullName;
        var file = home.Write(".bin/dotnet", $"""
            #!/bin/bash
            [ "$1 $2 $3 $4" = "run --project src/Monitor --" ] || exit 99
            shift 4
            exec "{Repository.Binary}" "$@"

            """);
        File.SetUnixFileMode(Path.Combine(home.Folder, file), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return bin + ":" + System.Environment.GetEnvironmentVariable("PATH");
    }

    /// <summary>The lines of fenced <c>sh</c> blocks that start Monitor or the checks: continued lines joined, comments cut.</summary>
    private static List<string> Commands(string markdown) =>
        [.. ShellBlocks().Matches(markdown.ReplaceLineEndings("\n"))
            .SelectMany(block => Continuation().Replace(block.Groups[1].Value, " ").Split('\n'))
            .Select(line => Comment().Replace(line, "").Trim())
            .Where(line => line.Contains("src/Monitor", StringComparison.Ordinal) || line.Contains("tests/run.sh", StringComparison.Ordinal))];

    [GeneratedRegex(@"^```sh\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlocks();

    [GeneratedRegex(@"\s*\\\n\s*")]
    private static partial Regex Continuation();

    [GeneratedRegex(@"(^|\s+)#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^((?:[A-Za-z_]+=\S+\s+)+)")]
    private static partial Regex Assignments();
}
