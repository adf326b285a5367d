using System.Globalization;
using Monitor.Items;
using Monitor.Matching.Learning;

namespace Monitor.Web;

/// <summary>What editors say of items and of proposals: forms of the topic page and the log.</summary>
internal static class LearningRoutes
{
    public static void MapLearning(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/topics/{slug}/feedback", FeedbackAsync).FromOwnForm();
        routes.MapPost("/topics/{slug}/proposals", DecideAsync).FromOwnForm();
    }

    /// <summary>Where an item stands on a page.</summary>
    public static string Anchor(string slug, long item) => string.Create(CultureInfo.InvariantCulture, $"{slug}-{item}");

    /// <summary>The sentence for a page's <c>said</c>, or null.</summary>
    public static string? Told(string? said) => said switch
    {
        "kept" => "Your verdict is kept. This topic has no profile, so it cannot learn from it and ranks as before.",
        "accepted" => "Accepted: the topic has a new version.",
        "so" => "The topic is like that already; nothing to change.",
        "declined" => "Declined: it will not be proposed again.",
        "decided" => "Somebody has decided on this proposal already.",
        "left" => "Without that term the topic would look for nothing. Decline the proposal, or edit the topic first.",
        _ => null,
    };

    private static async Task<IResult> FeedbackAsync(string slug, HttpContext http, GiveFeedback give, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var (button, verdict) = form.ContainsKey("more") ? ("more", Verdict.More) : form.ContainsKey("less") ? ("less", Verdict.Less) : ("undo", (Verdict?)null);
        if (!long.TryParse(form[button], CultureInfo.InvariantCulture, out var item))
            return Results.BadRequest();
        var back = LocalPath.Or(form["back"].ToString() is { Length: > 0 } page ? page : "/topics/" + slug);
        return await give.RunAsync(slug, new ItemId(item), verdict, http.User.Identity?.Name ?? "", ct) switch
        {
            FeedbackResult.NoSuchTopic or FeedbackResult.NoSuchItem => Results.NotFound(),
            FeedbackResult.OnlyKept => Page.SeeOther(back + "?said=kept"),
            _ => Page.SeeOther($"{back}#{Anchor(slug, item)}"),
        };
    }

    private static async Task<IResult> DecideAsync(string slug, HttpContext http, DecideProposal decide, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var accepts = form.ContainsKey("accept");
        if (!long.TryParse(form[accepts ? "accept" : "decline"], CultureInfo.InvariantCulture, out var number))
            return Results.BadRequest();
        var (id, author) = (new ProposalId(number), http.User.Identity?.Name ?? "");
        return (accepts ? await decide.AcceptAsync(id, author, ct) : await decide.DeclineAsync(id, author, ct)) switch
        {
            ProposalDecision.NoSuchProposal => Results.NotFound(),
            ProposalDecision.Accepted => Said("accepted"),
            ProposalDecision.AlreadySo => Said("so"),
            ProposalDecision.Declined => Said("declined"),
            ProposalDecision.NothingLeft => Said("left"),
            _ => Said("decided"),
        };

        IResult Said(string what) => Page.SeeOther($"/topics/{slug}?said={what}");
    }
}
