// Small rooms built wrong on purpose: RoomTests has to see through each disguise the compiler gives a dependency.
namespace Monitor.Tests.Architecture.Wrong.Mail
{
    internal sealed record Letter(string Text)
    {
        public static Letter Empty => new("");

        public static Task<int> PostAsync(int count) => Task.FromResult(count);
    }
}

namespace Monitor.Tests.Architecture.Wrong.Feeds
{
    internal sealed class InAnAsyncLambda
    {
        public static Func<Task<int>> Later => async () =>
        {
            await Task.Yield();
            return await Mail.Letter.PostAsync(1);
        };
    }

    internal sealed class InATypeArgument
    {
        public static IReadOnlyList<Dictionary<string, List<Mail.Letter>>> None => [];
    }

    internal sealed class InAnIterator
    {
        public static IEnumerable<string> Words()
        {
            yield return Mail.Letter.Empty.Text;
        }
    }

    internal sealed class InAnAnonymousType
    {
        public static object Pair(int one) => new { one, two = Mail.Letter.Empty };
    }

    internal sealed class InATypeOf
    {
        public static Type Letter => typeof(Mail.Letter);
    }
}

namespace Monitor.Tests.Architecture.Wrong.Helpers
{
    internal sealed class InNoRoom;
}

namespace Monitor.Tests.Architecture.Wrong
{
    internal sealed class AtTheRoot;
}

namespace Monitor.Tests.Architecture.Wrong.Topics
{
    internal sealed class FetchesInAnAsyncMethod
    {
        public static async Task<string> GetAsync(Uri url, CancellationToken ct)
        {
            await Task.Yield();
            using var client = new HttpClient();
            return await client.GetStringAsync(url, ct);
        }
    }

    internal sealed class FetchesInALambda
    {
        public static Func<HttpMessageHandler> Handler => () => new SocketsHttpHandler();
    }
}
