namespace Monitor.Matching.Ranking;

/// <summary>What texts are compared by. Only names and notions, and what sounds alike, are common to two languages.</summary>
internal enum Channel : byte
{
    /// <summary>Stems.</summary>
    Word,

    /// <summary>Whole words by their sound (<see cref="Text.Sound"/>).</summary>
    Sound,

    /// <summary>Countries, persons, organisations, places, things.</summary>
    Name,
    Notion,

    /// <summary>Three to five letters of a sound: names whose spellings differ share most of them.</summary>
    Gram,
}

/// <summary>A feature of a text as one number: its channel in the upper bits, a hash of what it is in the lower. Two features of one number are few enough.</summary>
internal static class Feature
{
    private const int ChannelShift = 61;

    public static ulong Of(Channel channel, ulong hash) => (hash >> (64 - ChannelShift)) | ((ulong)channel << ChannelShift);

    public static Channel ChannelOf(ulong feature) => (Channel)(feature >> ChannelShift);
}
