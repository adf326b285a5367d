using Monitor.Tests.Topics;
using Monitor.Topics;

namespace Monitor.Tests.Matching.Learning;

/// <summary>A topic derived from an invented article on two invented countries.</summary>
internal static class GrainAccord
{
    public static Topic Topic { get; } = SampleSeeds.DeriveText("""
        ---
        title: Vienmar signs a grain accord with Karelund
        language: en
        date: 2026-11-20
        ---
        Vienmar and Karelund signed a grain accord on Friday. The accord lets wheat from Vienmar leave the harbour of Ostrel again.
        Ministers of both sides praised the signing; farmers wait for the first ship.
        """)[0] with
    { Slug = "grain" };
}
