using Monitor.Hosting;

namespace Monitor.Web;

/// <summary>Adds an editor from the command line or the demo.</summary>
internal sealed class AddEditor(EditorStore editors, Passwords passwords, TimeProvider time)
{
    /// <exception cref="UserError">The name is taken, or name or password cannot be used.</exception>
    public async Task RunAsync(string name, string password, CancellationToken ct)
    {
        name = name.Trim();
        if ((Passwords.FaultOfName(name) ?? Passwords.FaultOfPassword(password)) is { } fault)
            throw new UserError($"editor '{name}'", fault);
        if (!await editors.AddAsync(name, passwords.Hash(password), time.GetUtcNow(), ct))
            throw new UserError($"editor '{name}'", "the name is taken; choose another one");
    }
}
