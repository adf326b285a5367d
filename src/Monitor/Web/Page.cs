using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Monitor.Web;

internal static class Page
{
    /// <summary>A page with its parameters, rendered on the server; nothing of it runs in the browser.</summary>
    public static RazorComponentResult<TPage> Show<TPage>(object? parameters = null, int? status = null)
        where TPage : IComponent =>
        new(parameters ?? new { }) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>After a change: the next page is a GET, so that reloading it changes nothing.</summary>
    public static IResult SeeOther(string path) => new SeeOtherResult(path);

    /// <summary>Refuses a form that did not come from our own page with 400.</summary>
    public static TBuilder FromOwnForm<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter(async (context, next) =>
        {
            var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
            return await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.BadRequest();
        });

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
