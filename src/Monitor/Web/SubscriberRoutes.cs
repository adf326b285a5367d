using Microsoft.AspNetCore.Http.HttpResults;
using Monitor.Subscriptions;
using Monitor.Web.Pages;

namespace Monitor.Web;

/// <summary>What the public reaches without a link: signing up, and the buttons behind the links of our mails. A GET never changes anything: link scanners follow them.</summary>
internal static class SubscriberRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapSubscribers(this RouteGroupBuilder open)
    {
        open.MapReading("/subscribe", ShowForm);
        open.MapPost("/subscribe", SubscribeAsync).FromOwnForm().RequireRateLimiting(WebServices.SignUpLimit);
        open.MapReading("/subscribe/sent", (HttpRequest request) => Note(Spoken(request), Spoken(request).Sent));

        // The token is the authority, so neither cookie nor antiforgery: RFC 8058 §3.1 forbids the mail client to send any.
        open.MapReading(SignedLinks.ConfirmPath + "{token}", async (string token, HttpRequest request, ConfirmSubscriber confirm, CancellationToken ct) =>
            Ask(await confirm.FindAsync(token, ct), request, words => words.Confirm));
        open.MapPost(SignedLinks.ConfirmPath + "{token}", async (string token, HttpContext http, ConfirmSubscriber confirm, CancellationToken ct) =>
            Answer(await confirm.RunAsync(token, http.Connection.RemoteIpAddress, ct), http.Request, words => words.Confirmed));
        open.MapReading(SignedLinks.UnsubscribePath + "{token}", async (string token, HttpRequest request, Unsubscribe unsubscribe, CancellationToken ct) =>
            Ask(await unsubscribe.FindAsync(token, ct), request, words => words.Unsubscribe));
        open.MapPost(SignedLinks.UnsubscribePath + "{token}", async (string token, HttpRequest request, Unsubscribe unsubscribe, CancellationToken ct) =>
            Answer(await unsubscribe.RunAsync(token, ct), request, words => words.Unsubscribed));
        open.MapPreferences();
    }

    /// <summary>A scanner's HEAD is answered as its GET would be.</summary>
    public static void MapReading(this RouteGroupBuilder open, string path, Delegate handler) => open.MapMethods(path, Reading, handler);

    /// <summary>The language of who has no subscription yet.</summary>
    public static PublicWords Spoken(HttpRequest request) => PublicWords.ForBrowser(request.Headers.AcceptLanguage.ToString());

    public static RazorComponentResult<NotePage> Note(PublicWords words, Message message, int? status = null) =>
        Page.Show<NotePage>(new { message.Title, message.Text, words.Language }, status);

    public static RazorComponentResult<NotePage> Dead(HttpRequest request) =>
        Note(Spoken(request), Spoken(request).Dead, StatusCodes.Status404NotFound);

    public static RazorComponentResult<AskPage> Ask(PublicWords words, Question question) =>
        Page.Show<AskPage>(new { question.Title, question.Text, question.Button, words.Language });

    private static RazorComponentResult<SubscribePage> ShowForm(HttpRequest request, TimeProvider time) => Page.Show<SubscribePage>(
        new { Form = SubscribeForm.For(time.LocalTimeZone, request.Headers.AcceptLanguage.ToString()), Spoken(request).Language });

    private static async Task<IResult> SubscribeAsync(HttpContext http, SignUp signUp, CancellationToken ct)
    {
        var form = SubscribeForm.Read(await http.Request.ReadFormAsync(ct));
        if (form.IsTrapped)
            return Page.SeeOther("/subscribe/sent"); // a robot filled the field people do not see: it learns nothing
        var words = Spoken(http.Request);
        switch (await signUp.RunAsync(form.ToRequest(), http.Connection.RemoteIpAddress, ct))
        {
            case SignUpResult.Refused refused:
                form.Refuse(words, refused.Field, refused.Input, refused.Problem);
                return Page.Show<SubscribePage>(new { Form = form, words.Language }, StatusCodes.Status422UnprocessableEntity);
            case SignUpResult.Limited:
                http.Response.Headers.RetryAfter = "3600";
                return Note(words, words.Limited, StatusCodes.Status429TooManyRequests);
            default:
                return Page.SeeOther("/subscribe/sent");
        }
    }

    private static IResult Ask(Subscription? subscription, HttpRequest request, Func<PublicWords, Question> question) => subscription is null
        ? Dead(request)
        : Ask(PublicWords.For(subscription.Language), question(PublicWords.For(subscription.Language)));

    private static IResult Answer(LinkResult result, HttpRequest request, Func<PublicWords, Message> done) => result is LinkResult.Done { Subscription.Language: var language }
        ? Note(PublicWords.For(language), done(PublicWords.For(language)))
        : Dead(request);
}
