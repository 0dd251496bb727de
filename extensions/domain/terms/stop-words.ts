const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words that stand in every comment and say nothing. */
export const stopWords: ReadonlySet<string> = new Set([
	...words(`
		我们 你们 他们 她们 它们 咱们 自己 大家 这个 那个 这些 那些 这样 那样 这么 那么 这里 那里 什么 怎么 怎样 如何 为什么 哪里 多少
		一个 一些 一下 一点 一直 一样 一般 有点 有些 就是 还是 或者 但是 可是 不过 而且 因为 所以 如果 虽然 然后 以及 并且 只是 只有 而是
		可以 能够 可能 应该 需要 希望 觉得 感觉 认为 知道 比较 非常 十分 特别 真的 确实 已经 正在 现在 以后 以前 之后 之前 时候 目前 今后
		没有 不是 不会 不能 都是 也是 还有 对于 关于 通过 进行 方面 情况 东西 事情 问题 贵司 公司 你们的 我们的 谢谢 感谢 您好 你好 建议 其他
		很多 更加 继续 总体 整体 基本 暂时 暂无 无 有 好的 不错 很好 挺好 非常好 贵公司 的话 起来 出来 过来 下来 上去 还可以 能不能 是否 有没有 方便
	`),
	...words(`
		the and for but nor yet are was were been being have has had having does did doing done will would shall should can could may might must
		this that these those there here where when what which who whom whose why how all any both each few more most other some such only own same
		than then too very just also even still ever about above after again against before below between down during from into off once onto out over
		through under until upon with within without you your yours they them their theirs our ours his her hers him she its not yes much many lot lots
		really quite always thing things get got make made let like one two way day please thank thanks everything anything something nothing because
		while since though although however therefore else per via etc i'm i've i'd i'll it's you're we're they're that's there's
	`),
]);

/** Chinese words of one sign that say something by themselves. */
export const tellingSigns: ReadonlySet<string> = new Set('慢 快 贵 差 乱 错 漏 坏 脏 吵 旧 难'.split(' '));

/** What turns the word after it round. */
export const negations: ReadonlySet<string> = new Set(
	"不 没 没有 未 无 别 not no never without don't doesn't didn't isn't aren't wasn't weren't can't cannot couldn't won't wouldn't hasn't haven't".split(
		' ',
	),
);

/** Words of this trade that the dictionary cuts into single signs. */
export const tradeWords: ReadonlySet<string> = new Set(
	'客服 售后 售前 工单 退货 退款 换货 补货 快递 回电 回访 交期 报价 上门 维保 对账 开票 专票 普票 跟单 返工 返修 质保 时效 推诿'.split(
		' ',
	),
);
