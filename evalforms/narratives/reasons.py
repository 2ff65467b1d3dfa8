"""Whether a text says why: money that was left over, a plan that was changed, a goal missed."""

import re
from collections.abc import Iterable

from evalforms.narratives.plain import letters_only
from evalforms.narratives.sentences import sentences

_CAUSE = re.compile(
    "因(?!此|而|素|地制宜)|由于|受[^,。;]{0,14}(?:影响|制约|限制)|原因|鉴于|(?:主要|均|全|,)系[^,。;]{2,}|质保金|"
    "质量保证金|尾款|节约|节省|跨年|据实|按实|结转(?:至|到)?(?:下一?年|次年)|"
    "(?:下一?年度?|次年|来年|明年)(?:支付|使用|安排|拨付|结算|结清|清算)|列入(?:下一?年|次年)|压减|收回|交回|"
    "上缴|缴回|中标价|未到期|政策性|(?<![所从下附隶归直金])属(?!性|地)[^,。;]{2,}|落实[^,。;]{0,12}(?:要求|政策|部署|任务)|"
    "(?:按照|根据)[^,。;]{2,24}(?:调整|调减|压减|收回|结转|追加|分期|分批)"
)

# Words that only say again that there is a deduction.
_FORMULAIC = re.compile(
    "规则|规定|公式|标准|评分|计分|比例|计算|系统|自动|结果|相应|酌情|扣分|扣减|扣除|得分|分值|予以|进行|"
    "该项|本项|按照?|依据|根据|无|[0-9]+分|[分的]"
)

# What is to be explained, as the words that speak of it.
UNSPENT = re.compile(
    "结余|剩余|未支付|未支出|未使用|未拨付|执行率|支出率|支出进度|尾款|质保金|节约|节省|收回|未执行|结转"
)
NOT_ALLOTTED = re.compile("未足额|下达|到位|调减|压减|缓拨|分期|分批|分年|未安排|追减|核减|缺口")
ADJUSTED = re.compile("调整|追加|追减|调减|压减|核减")
CARRIED_OVER = re.compile("结转|结余")
OVERSPENT = re.compile("超过下达|超支|超出|上年结转|追加|自筹|上级|垫付|配套|其他资金")
UNMET = re.compile(
    "未完成|未达|少于?|不足|未能|缺口|未实现|低于|偏差|减少|取消|仅|只|差距|不够|未通过|没有|未予|不在"
)
LATE = re.compile(
    "延迟|推迟|延期|延后|滞后|逾期|晚于|顺延|拖延|未按期|未按时|未如期|超出|工期|进度"
)
EXCEEDED = re.compile("超额|超出|高于|多于|超过|增加|追加|扩大|偏低|新增|提前")


def gives_cause(reason: str) -> bool:
    """Whether a reason says more than that points were deducted by the rule (按规则计算扣分)."""
    return bool(_FORMULAIC.sub("", letters_only(reason)))


def says_why(texts: Iterable[str], about: re.Pattern[str]) -> bool:
    """Whether one sentence speaks of the matter and gives a cause for it."""
    return any(
        about.search(sentence) and _CAUSE.search(sentence)
        for text in texts
        for sentence in sentences(text)
    )
