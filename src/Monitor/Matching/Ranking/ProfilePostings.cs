using System.Runtime.InteropServices;

namespace Monitor.Matching.Ranking;

/// <summary>The profiles by the words, sounds, names and notions they hold.</summary>
internal sealed class ProfilePostings
{
    private readonly Dictionary<ulong, List<ProfilePosting>> postings = [];

    public void Add(int slot, RankedProfile profile)
    {
        for (var i = 0; i < profile.Vector.Features.Length; i++)
            if (Feature.ChannelOf(profile.Vector.Features[i]) != Channel.Gram)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, profile.Vector.Features[i], out _);
                (list ??= []).Add(new ProfilePosting(slot, profile.Language, profile.Vector.Frequencies[i]));
            }
    }

    public void Clear() => postings.Clear();

    public ReadOnlySpan<ProfilePosting> Of(ulong feature) =>
        postings.TryGetValue(feature, out var list) ? CollectionsMarshal.AsSpan(list) : [];
}

/// <param name="Slot">Place of the profile in the ranker.</param>
internal readonly record struct ProfilePosting(int Slot, short Language, float Frequency);
