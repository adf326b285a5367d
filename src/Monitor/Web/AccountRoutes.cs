using Microsoft.AspNetCore.Authentication;
using Monitor.Web.Pages;

namespace Monitor.Web;

/// <summary>Becoming the first editor, signing in and out.</summary>
internal static class AccountRoutes
{
    public static void MapAccount(this RouteGroupBuilder open)
    {
        open.MapGet("/setup", ShowSetupAsync);
        open.MapPost("/setup", SetUpAsync).FromOwnForm().RequireRateLimiting(WebServices.SignInLimit);
        open.MapGet("/login", (HttpContext http, string? @return) => http.User.Identity?.IsAuthenticated == true
            ? Page.SeeOther(LocalPath.Or(@return))
            : Page.Show<LoginPage>(new { Return = LocalPath.Or(@return) }));
        open.MapPost("/login", SignInAsync).FromOwnForm().RequireRateLimiting(WebServices.SignInLimit);
        open.MapPost("/logout", (Delegate)SignOutAsync).FromOwnForm();
    }

    private static async Task<IResult> ShowSetupAsync(string? code, SetupCode setup, CancellationToken ct) =>
        await setup.IsGoodAsync(code ?? "", ct)
            ? Page.Show<SetupPage>(new { Code = code })
            : Page.Show<SetupPage>(new { Closed = true }, StatusCodes.Status403Forbidden);

    private static async Task<IResult> SetUpAsync(
        HttpContext http, SetupCode setup, SignIn signIn, ILogger<SetupCode> logger, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var (code, name, password) = (form["code"].ToString(), form["name"].ToString().Trim(), form["password"].ToString());
        var (nameFault, passwordFault) = (Passwords.FaultOfName(name), Passwords.FaultOfPassword(password));
        if (nameFault is not null || passwordFault is not null)
            return Page.Show<SetupPage>(
                new { Code = code, Name = name, NameFault = nameFault, PasswordFault = passwordFault }, StatusCodes.Status422UnprocessableEntity);
        if (!await setup.UseAsync(code, name, password, ct))
            return Page.Show<SetupPage>(new { Closed = true }, StatusCodes.Status403Forbidden);
        WebLog.SetUp(logger);
        if (await signIn.CheckAsync(name, password, ct) is { } principal)
            await http.SignInAsync(principal);
        return Page.SeeOther("/");
    }

    private static async Task<IResult> SignInAsync(HttpContext http, SignIn signIn, ILogger<SignIn> logger, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var back = LocalPath.Or(form["return"]);
        var name = form["name"].ToString();
        if (await signIn.CheckAsync(name, form["password"].ToString(), ct) is not { } principal)
        {
            WebLog.SignInRefused(logger);
            return Page.Show<LoginPage>(new { Return = back, Name = name, Refused = true }, StatusCodes.Status422UnprocessableEntity);
        }

        await http.SignInAsync(principal);
        return Page.SeeOther(back);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http)
    {
        await http.SignOutAsync();
        return Page.SeeOther("/login");
    }
}
