using Microsoft.AspNetCore.Http.HttpResults;
using Monitor.Text;
using Monitor.Topics;
using Monitor.Web.Pages;

namespace Monitor.Web;

internal static class TopicRoutes
{
    public static void MapTopics(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/topics", () => Page.Show<TopicsPage>());
        routes.MapGet("/topics/{slug}", async (string slug, string? said, TopicStore topics, CancellationToken ct) =>
            await topics.FindAsync(slug, ct) is null ? Results.NotFound() : Page.Show<TopicPage>(new { Slug = slug, Said = said }));
        routes.MapGet("/topics/{slug}/edit", async (string slug, TopicStore topics, CancellationToken ct) =>
            await topics.FindAsync(slug, ct) is { } stored ? Show(TopicForm.Of(stored)) : Results.NotFound());
        routes.MapPost("/topics/{slug}/edit", EditAsync).FromOwnForm();
    }

    private static async Task<IResult> EditAsync(string slug, HttpContext http, TopicStore topics, Lexicon lexicon, CancellationToken ct)
    {
        if (await topics.FindAsync(slug, ct) is not { } stored)
            return Results.NotFound();
        var posted = await http.Request.ReadFormAsync(ct);
        var form = TopicForm.Read(stored.Topic, posted);
        if (form.ChangeRows(posted["do"].ToString()))
            return Show(form);
        if (form.BaseVersion != stored.Version)
            form.Faults["note"] = $"version {stored.Version} was saved while you were editing; "
                + "look at it in another window, then save again to put yours on top";
        if (TopicFormReader.Read(form, stored.Topic, lexicon) is not { } topic)
        {
            form.BaseVersion = stored.Version;
            return Show(form, StatusCodes.Status422UnprocessableEntity);
        }

        await topics.SaveAsync(topic, http.User.Identity?.Name ?? "", form.Note.Length > 0 ? form.Note : "edited", ct);
        return Page.SeeOther("/topics/" + slug);
    }

    private static RazorComponentResult<TopicEditPage> Show(TopicForm form, int? status = null) =>
        Page.Show<TopicEditPage>(new { Form = form }, status);
}
