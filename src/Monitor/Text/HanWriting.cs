using System.Buffers;

namespace Monitor.Text;

/// <summary>Tells Japanese without kana from Chinese, by characters that only one of the two writes.</summary>
internal static class HanWriting
{
    /// <summary>Longer than this Japanese does not go without kana.</summary>
    private const int LongestWithoutKana = 40;

    private static readonly SearchValues<char> Japanese = SearchValues.Create(
        "円駅売応対経済検権発気変県歳沢帰軽単労戦図広込辺働伝価従実満挙択縄覚観険顕験関総団増徴懲拡仏浜桜鉄銭焼証訳読譲覧転軽釈録");

    private static readonly SearchValues<char> Chinese = SearchValues.Create(
        "这们个为对说时发问题经东车长门马见书电话还进过应该让认谁谈论议总统习岁战单边关击变动导弹选举乌亚军团让没给从产业务农华侨俩价优传伤"
        + "仓库级约红纪网络线组织细终结绝统继续维绿编罗义乐买亏亲仅仪伟众伦伪侧储儿兰兴养决况冻净减击则刚创删别剂剑剧劝办励劲势协卖卢卫厂厅历厉压厌县叙叶吓启员响坛坏块垒坠"
        + "會學對應經發變縣歲澤歸輕單勞戰圖廣邊傳價從實滿舉擇壓聲黨臺灣總關團這們個說為麼嗎鐵錢燒證譯讀讓覽轉釋錄與於");

    /// <param name="declared">What the feed declares, where the characters leave it open.</param>
    public static string Tell(ReadOnlySpan<char> text, string? declared)
    {
        var (japanese, chinese, all) = (0, 0, 0);
        foreach (var c in text)
        {
            japanese += Japanese.Contains(c) ? 1 : 0;
            chinese += Chinese.Contains(c) ? 1 : 0;
            all += Tokenizer.IsIdeograph(c) ? 1 : 0;
        }

        if (japanese != chinese)
            return japanese > chinese ? "ja" : "zh";
        return declared == "ja" && all <= LongestWithoutKana ? "ja" : "zh";
    }
}
