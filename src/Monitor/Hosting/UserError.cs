namespace Monitor.Hosting;

/// <summary>
/// An input the person at the keyboard gave and can mend: one line that names the input, says what is wrong and what to do.
/// Ends a command with exit code 1; nothing has been stored.
/// </summary>
internal sealed class UserError(string input, string problem) : Exception($"{input}: {problem}");
