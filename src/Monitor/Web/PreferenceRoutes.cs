using System.Text;
using Monitor.Hosting;
using Monitor.Subscriptions;
using Monitor.Web.Pages;

namespace Monitor.Web;

/// <summary>The page behind the "change" link of a mail: all that a person may do with their subscriptions and data. The link is the account.</summary>
internal static class PreferenceRoutes
{
    private const string Root = SignedLinks.ChangePath + "{token}";

    public static void MapPreferences(this RouteGroupBuilder open)
    {
        open.MapReading(Root, ShowAsync);
        open.MapPost(Root, ChangeAsync);
        open.MapPost(Root + "/pause", PauseAsync);
        open.MapPost(Root + "/resume", async (string token, HttpRequest request, PauseSubscription pause, CancellationToken ct) =>
            After(await pause.ResumeAsync(token, await WhichAsync(request, ct), ct), token, request, "resumed"));
        open.MapPost(Root + "/leave", async (string token, HttpRequest request, LeaveSubscriptions leave, CancellationToken ct) =>
            After(await leave.RunAsync(token, await WhichAsync(request, ct), ct), token, request, "left"));
        open.MapReading(Root + "/export", ExportAsync);
        open.MapReading(Root + "/erase", AskToEraseAsync);
        open.MapPost(Root + "/erase", EraseAsync);
    }

    private static async Task<IResult> ShowAsync(
        string token, string? done, HttpRequest request, OwnSubscriptions own, TimeProvider time, CancellationToken ct) =>
        await own.FindAsync(token, ct) is { } owner ? Show(token, owner, time.GetUtcNow(), done) : SubscriberRoutes.Dead(request);

    private static async Task<IResult> ChangeAsync(
        string token, HttpRequest request, ChangeSubscription change, OwnSubscriptions own, TimeProvider time, CancellationToken ct)
    {
        var form = SubscribeForm.Read(await request.ReadFormAsync(ct));
        var result = await change.RunAsync(token, form.Subscription, form.ToRequest(), ct);
        return result is ChangeResult.Refused refused && await own.FindAsync(token, ct) is { } owner
            ? Again(token, owner, form, refused, time.GetUtcNow())
            : After(result, token, request, "changed");
    }

    private static async Task<IResult> PauseAsync(
        string token, HttpRequest request, PauseSubscription pause, OwnSubscriptions own, TimeProvider time, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var which = SubscribeForm.SubscriptionOf(form);
        var result = await pause.RunAsync(token, which, form["until"].ToString(), ct);
        if (result is not ChangeResult.Refused refused || await own.FindAsync(token, ct) is not { } owner
            || await own.PickAsync(token, which, ct) is not { } subscription)
            return After(result, token, request, "paused");
        var shown = SubscribeForm.Of(owner.Subscriptions.First(one => one.Subscription.Id == subscription.Id), time.GetUtcNow());
        return Again(token, owner, shown, refused, time.GetUtcNow());
    }

    private static async Task<IResult> ExportAsync(string token, HttpRequest request, ExportSubscriber export, CancellationToken ct) =>
        await export.ByLinkAsync(token, ct) is { } json
            ? Results.File(Encoding.UTF8.GetBytes(json), "application/json", "monitor-data.json")
            : SubscriberRoutes.Dead(request);

    private static async Task<IResult> AskToEraseAsync(string token, HttpRequest request, OwnSubscriptions own, CancellationToken ct) =>
        await own.FindAsync(token, ct) is { } owner
            ? SubscriberRoutes.Ask(PublicWords.For(owner.Language), PublicWords.For(owner.Language).Erase)
            : SubscriberRoutes.Dead(request);

    private static async Task<IResult> EraseAsync(string token, HttpRequest request, EraseSubscriber erase, OwnSubscriptions own, CancellationToken ct)
    {
        var words = await own.FindAsync(token, ct) is { } owner ? PublicWords.For(owner.Language) : SubscriberRoutes.Spoken(request);
        return await erase.ByLinkAsync(token, ct) ? SubscriberRoutes.Note(words, words.Erased) : SubscriberRoutes.Dead(request);
    }

    private static async Task<long?> WhichAsync(HttpRequest request, CancellationToken ct) =>
        SubscribeForm.SubscriptionOf(await request.ReadFormAsync(ct));

    private static IResult After(ChangeResult result, string token, HttpRequest request, string done) =>
        result is ChangeResult.Done ? Page.SeeOther($"{SignedLinks.ChangePath}{token}?done={done}") : SubscriberRoutes.Dead(request);

    /// <summary>The page once more, with what was typed and what is wrong with it.</summary>
    private static IResult Again(string token, Owner owner, SubscribeForm form, ChangeResult.Refused refused, DateTimeOffset now)
    {
        form.Refuse(PublicWords.For(owner.Language), refused.Field, refused.Input, refused.Problem);
        return Show(token, owner, now, done: null, form);
    }

    private static IResult Show(string token, Owner owner, DateTimeOffset now, string? done, SubscribeForm? refused = null) =>
        Page.Show<PreferencesPage>(new
        {
            Base = SignedLinks.ChangePath + token,
            Forms = owner.Subscriptions.Select(one => one.Subscription.Id.Value == refused?.Subscription ? refused : SubscribeForm.Of(one, now)).ToList(),
            Address = AddressMask.Of(owner.Subscriber.Email),
            owner.Language,
            Done = done,
        }, refused is null ? null : StatusCodes.Status422UnprocessableEntity);
}
