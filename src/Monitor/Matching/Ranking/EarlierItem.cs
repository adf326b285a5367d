namespace Monitor.Matching.Ranking;

/// <summary>An earlier item.</summary>
/// <param name="Language">Its number among the languages met.</param>
/// <param name="NormOther">Its norm beside a profile of another language, <paramref name="NormOtherItems"/> beside such an item.</param>
internal readonly record struct EarlierItem(string Title, short Language, DateTimeOffset? Date, double NormSame, double NormOther, double NormOtherItems);

/// <summary>An earlier item like the one judged.</summary>
/// <param name="Number">Its running number among all items learned.</param>
/// <param name="Similarity">In [0,1].</param>
internal readonly record struct Neighbour(long Number, double Similarity);
