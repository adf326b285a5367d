using Microsoft.AspNetCore.Http.HttpResults;
using Monitor.Subscriptions;
using Monitor.Web.Pages;

namespace Monitor.Web;

/// <summary>What the public reaches: signing up, and the links of our mails. A GET never changes anything: link scanners follow them.</summary>
internal static class SubscriberRoutes
{
    public static void MapSubscribers(this RouteGroupBuilder open)
    {
        open.MapGet("/subscribe", (HttpContext http, TimeProvider time) =>
            Page.Show<SubscribePage>(new { Form = SubscribeForm.For(time.LocalTimeZone, http.Request.Headers.AcceptLanguage.ToString()) }));
        open.MapPost("/subscribe", SubscribeAsync).FromOwnForm().RequireRateLimiting(WebServices.SignUpLimit);
        open.MapGet("/subscribe/sent", () => Note("Look into your mailbox",
            "If the address can get mail from us, a message is on its way. Press the button behind its link to begin; it stays good for 48 hours."));

        // The token is the authority, so neither cookie nor antiforgery: RFC 8058 §3.1 forbids the mail client to send any.
        open.MapGet("/confirm/{token}", () => Page.Show<AskPage>(new
        {
            Title = "Confirm your subscription",
            Text = "Press the button and the digests begin to come.",
            Button = "Confirm",
        }));
        open.MapPost("/confirm/{token}", ConfirmAsync);
        open.MapGet("/unsubscribe/{token}", () => Page.Show<AskPage>(new
        {
            Title = "Unsubscribe",
            Text = "Press the button and no further digest is sent to you.",
            Button = "Unsubscribe",
        }));
        open.MapPost("/unsubscribe/{token}", UnsubscribeAsync);
        open.MapGet("/subscription/{token}", ShowAsync);
        open.MapPost("/subscription/{token}", ChangeAsync).FromOwnForm();
    }

    private static async Task<IResult> SubscribeAsync(HttpContext http, SignUp signUp, CancellationToken ct)
    {
        var form = SubscribeForm.Read(await http.Request.ReadFormAsync(ct));
        if (form.IsTrapped)
            return Page.SeeOther("/subscribe/sent"); // a robot filled the field people do not see: it learns nothing
        if (await signUp.RunAsync(form.ToRequest(), ct) is not SignUpResult.Refused refused)
            return Page.SeeOther("/subscribe/sent");
        form.Refuse(refused.Field, refused.Input, refused.Problem);
        return Page.Show<SubscribePage>(new { Form = form }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ConfirmAsync(string token, ConfirmSubscriber confirm, CancellationToken ct) =>
        await confirm.RunAsync(token, ct) is LinkResult.Done
            ? Note("You are subscribed", "The first digest comes at the time you chose. Every one has a link to unsubscribe.")
            : Dead();

    private static async Task<IResult> UnsubscribeAsync(string token, Unsubscribe unsubscribe, CancellationToken ct) =>
        await unsubscribe.RunAsync(token, ct) is LinkResult.Done
            ? Note("You are unsubscribed", "Nothing more is sent to you. You can subscribe again at any time.")
            : Dead();

    private static async Task<IResult> ShowAsync(string token, ChangeSubscription change, CancellationToken ct) =>
        await change.ReadAsync(token, ct) is ({ } subscription, { } slugs)
            ? Page.Show<SubscribePage>(new { Form = SubscribeForm.Of(subscription, slugs) })
            : Dead();

    private static async Task<IResult> ChangeAsync(string token, HttpContext http, ChangeSubscription change, CancellationToken ct)
    {
        var form = SubscribeForm.Read(await http.Request.ReadFormAsync(ct), isChange: true);
        switch (await change.RunAsync(token, form.ToRequest(), ct))
        {
            case ChangeResult.Done:
                return Note("Your subscription is changed", "The next digest comes as you chose.");
            case ChangeResult.Refused refused:
                form.Refuse(refused.Field, refused.Input, refused.Problem);
                return Page.Show<SubscribePage>(new { Form = form }, StatusCodes.Status422UnprocessableEntity);
            default:
                return Dead();
        }
    }

    private static RazorComponentResult<NotePage> Dead() => Note("This link does not work",
        "It is not complete, has been used, or is over. Subscribe again to get a new one.", StatusCodes.Status404NotFound);

    private static RazorComponentResult<NotePage> Note(string title, string text, int? status = null) =>
        Page.Show<NotePage>(new { Title = title, Text = text }, status);
}
