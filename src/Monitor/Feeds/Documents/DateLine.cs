namespace Monitor.Feeds.Documents;

/// <summary>A text split into tokens; every question may be asked of a place behind the end, where nothing stands.</summary>
internal readonly ref struct DateLine(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly ReadOnlySpan<DateToken> tokens = tokens;

    public int Count => tokens.Length;

    public DateToken this[int at] => tokens[at];

    public ReadOnlySpan<char> Text(int at) => text.Slice(tokens[at].Start, tokens[at].Length);

    /// <summary>What stands from the start of one token to the end of another.</summary>
    public ReadOnlySpan<char> Text(int first, int last) => text[tokens[first].Start..(tokens[last].Start + tokens[last].Length)];

    public bool IsWord(int at) => Is(at, DateTokenKind.Word);

    public bool IsNumber(int at) => Is(at, DateTokenKind.Number);

    public bool IsNumber(int at, int longest) => IsNumber(at) && tokens[at].Length <= longest;

    public bool IsSign(int at) => Is(at, DateTokenKind.Sign);

    public bool IsSign(int at, char sign) => Is(at, DateTokenKind.Sign) && tokens[at].Value == sign;

    public bool IsPlusOrMinus(int at) => IsSign(at, '+') || IsSign(at, '-');

    /// <summary>The token stands right behind the one before it.</summary>
    public bool Attached(int at) => at < tokens.Length && !tokens[at].Spaced;

    /// <summary><c>:30</c> without a space: the sign and a number of at most so many digits.</summary>
    public bool Continues(int at, char sign, int longest) =>
        IsSign(at, sign) && Attached(at) && IsNumber(at + 1, longest) && Attached(at + 1);

    public WordMeaning Meaning(int at) => IsWord(at) ? DateWords.Of(Text(at)) : default;

    public bool Has(int at, WordRoles role) => (Meaning(at).Roles & role) != 0;

    private bool Is(int at, DateTokenKind kind) => (uint)at < (uint)tokens.Length && tokens[at].Kind == kind;
}
