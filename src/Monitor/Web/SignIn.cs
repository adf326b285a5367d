using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Monitor.Web;

/// <summary>Checks name and password, and ties the cookie to the password: when that changes, every session of it ends.</summary>
internal sealed class SignIn(EditorStore editors, Passwords passwords)
{
    private const string Stamp = "stamp";

    /// <returns>Who signed in, or null; nothing tells a wrong name from a wrong password.</returns>
    public async Task<ClaimsPrincipal?> CheckAsync(string name, string password, CancellationToken ct)
    {
        var editor = await editors.FindAsync(name.Trim(), ct);
        return passwords.Verify(editor, password) && editor is not null ? Principal(editor) : null;
    }

    /// <summary>Refuses a cookie whose editor is gone or has another password.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var editors = context.HttpContext.RequestServices.GetRequiredService<EditorStore>();
        var editor = await editors.FindAsync(context.Principal?.Identity?.Name ?? "", context.HttpContext.RequestAborted);
        if (editor is not null && context.Principal?.FindFirstValue(Stamp) == StampOf(editor))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private static ClaimsPrincipal Principal(Editor editor) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, editor.Name), new Claim(Stamp, StampOf(editor))],
        CookieAuthenticationDefaults.AuthenticationScheme));

    private static string StampOf(Editor editor) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(editor.PasswordHash)).AsSpan(0, 16));
}
