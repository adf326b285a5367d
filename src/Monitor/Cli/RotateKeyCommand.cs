using System.CommandLine;
using Monitor.Subscriptions;

namespace Monitor.Cli;

/// <summary><c>rotate-key</c>: a new signing key.</summary>
internal static class RotateKeyCommand
{
    public static Command Build()
    {
        var command = new Command("rotate-key", "Sign links by a new key from now on; those already sent stay good.");
        command.WithoutDatabase((services, _, _) =>
        {
            var aside = services.GetRequiredService<RotateKey>().Run();
            Console.Out.WriteLine($"new key made; the one before is kept in {aside}. Restart the service, and put both files into the backup.");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
