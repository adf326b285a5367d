// What afl-fuzz runs: each input is read as a feed. The first byte chooses the charset HTTP would have named, so that every
// branch of the decoder is reached. Any exception that leaves the parser is a crash. See tests/fuzz.sh.
using Monitor.Feeds.Documents;
using SharpFuzz;

string?[] contentTypes = [null, "text/xml", "application/rss+xml; charset=windows-1251", "text/xml; charset=iso-2022-jp", "application/feed+json; charset=utf-16"];
var address = new Uri("https://fuzz.example/feed");
Fuzzer.OutOfProcess.Run(stream =>
{
    using var bytes = new MemoryStream();
    stream.CopyTo(bytes);
    var input = bytes.ToArray();
    if (input.Length == 0)
        return;
    FeedParser.Parse(input[1..], contentTypes[input[0] % contentTypes.Length], address);
});
