"""Where a text admits that something was not reached: 暂未有收益, 尚在建设期, 有待验证.

Precise before clever: denials (无未完成事项, 未发现, 未超预算), rules for others (未达标的企业不予
奖励) and what was caught up with (推迟至9月, 已全部完成) are no admissions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from evalforms.narratives.sentences import sentences


class Topic(StrEnum):
    """What was not reached; it says which scores the admission contradicts."""

    OUTPUT = "output"
    DELAY = "delay"
    EFFECT = "effect"
    ECONOMIC = "economic_benefit"
    SOCIAL = "social_benefit"
    ECOLOGICAL = "ecological_benefit"
    SATISFACTION = "public_satisfaction"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Admission:
    """phrase: the telling words; sentence: where they stand."""

    phrase: str
    sentence: str
    topic: Topic


_HOW = (
    "(?:全部|完全|按期|按时|如期|及时|全面|正式|按计划|按要求|足额|充分|得到|有效|有|"
    "在[^,。;]{1,6}?|按[^,。;]{1,6}?)*"
)
_MUST = (
    "完成|实现|达到|达标|达成|建成|竣工|完工|开工|动工|启动|开展|实施|投产|投用|投入使用|显现|"
    "见效|显效|"
    "举办|召开|验收|交付|上线|到货|兑现|发放|施工|办结|结题|结项"
)
_MAY = "安装|运行|产生|形成|取得|收益|效益|体现|发挥|释放|落实|组织|推进|招标|采购|供货|覆盖|培训"
_UNDONE = re.compile(
    f"(?:[暂尚仍还]未|[暂尚仍还]没有?|[未没]能){_HOW}(?:{_MUST}|{_MAY})|未{_HOW}(?:{_MUST})"
    f"|没有?{_HOW}(?:完成|实现|达到|建成|开工|动工|开展)|未达(?:预期|目标|序时|计划)"
    r"|[仍尚还]有\d+[^,。;]{0,10}(?:未(?!成年|婚|来)|没)"
    "|[暂尚仍]未(?!出现|发现|发生|到期|收到|接到|满|超)[一-鿿]{2}"
)
_UNDER_WAY = re.compile(
    "(?:处于|处在|仍在|尚在|还在|正处于?)(?:项目)?(?:建设|施工|实施|筹建|在建|调试|安装|试运行|"
    "招标|前期|收尾)(?:期|阶段|过程|之?中|当中|状态)|[仍还尚]在(?:建设|施工|推进|办理|进行|安装|"
    "调试|整改|审批|招标)|处于在建"
)
_PENDING = re.compile(
    "有待(?:于)?(?:进一步|后续|今后|实践|市场|时间)*(?:验证|检验|显现|完成|落实|实施|建成|发挥|"
    "释放|"
    "体现|实现|观察|评估|确认|见效)"
)
_TO_BE_SEEN = re.compile("有待.*(?:验证|检验|显现|发挥|释放|体现|观察|评估|确认|见效)")
_WEAK = re.compile(
    "[距与离][^,。;]{0,8}(?:年度|预期|既定|预定|绩效)(?:目标|计划)[^,。;]{0,4}有[^,。;]{0,4}差距|"
    "(?:效益|效果|成效|收益|作用)(?:还|尚|仍)?"
    "(?:不(?:太|够)?(?:明显|显著|突出|理想|充分)|较差|有待|欠佳)|"
    "(?:才能|方能|方可)[^,。;]{0,6}(?:体现|显现|见效|发挥|显效)"
)
_BELOW = re.compile("(?:不及|不如|低于|弱于|少于)(?:年度|年初|预定|既定|计划)?(?:预期|目标)")
_WELCOME_BELOW = re.compile("成本|费用|支出|价|能耗|投诉|事故|损失|排放|差错|死亡|发病")
_BROKEN_OFF = re.compile(
    "(?:无法|不能|难以)(?:按期|按时|如期|正常|继续)?(?:开展|实施|完成|举办|组织|施工|推进|进行|"
    "开工)|"
    "(?:被迫|全部|均已|已|予以|全面)(?:取消|暂停|停工|搁置|中止|终止)|(?:进度|进展|项目|工程|工作|"
    "建设|任务)[^,。;]{0,4}(?:滞后|缓慢|停滞|停工|搁置)(?!的?问题)|"
    "因[^,。;]{1,12}(?:取消|暂停|中断|搁置|停办)|(?:一直|长期|仍)[^,。;]{0,2}闲置"
)
_DELAYED = re.compile(
    "(?:推迟|延期|延后|延迟|顺延|拖延|逾期|延误)(?:到|至|了|完成|实施|开工|竣工|验收|交付|拨付|"
    "兑现|发放|举办|"
    "进行|开展)|(?:晚于|迟于|慢于|落后于|滞后于|超出)(?:原定|预定|合同|规定)?的?(?:时间|工期|"
    "期限|日期|进度|计划)|"
    "(?:比|较)原?(?:计划|预期|预定)的?(?:时间)?(?:推迟|滞后|晚|延迟)"
)
_ONLY = re.compile(
    r"[仅只]能?(?:完成|实现|达到|开展|举办|建成|实施)了?[^,。;]{0,12}?(?:\d|"
    r"[一二三四五六七八九]成|一半)"
    r"|(?:完成率|进度|任务|目标|开工率)[^,。;]{0,6}[仅只][为有达]?\d+"
)
_PATTERNS = (_UNDONE, _UNDER_WAY, _PENDING, _WEAK, _BELOW, _BROKEN_OFF, _DELAYED, _ONLY)

_DENIED = re.compile(
    "(?:无|没有|不存在|未发现|未发生|未出现|杜绝|避免|防止|无一|从未|并未|不会|不得|如(?!期)|若|"
    "一旦|凡|"
    "对于?|解决|扭转|克服|减少)[^,。;]{0,6}$|[未没无不]$|(?:时限|期限|截止[^,。;]{0,4})[^,。;]{0,2}$"
)
_OTHERS = re.compile(
    "[^,。;]{0,4}的(?:各|高校)?(?:单位|企业|县|市|乡|镇|村|街道|社区|个人|人员|人口|公司|部门|"
    "科室|农户|学校|机构|商户|"
    "承包|养护|学员|考生|家庭|毕业生|对象|群众|老人|儿童|重点)|重复|违规|超"
)
_NONE = re.compile("(?:率|数|项目|事项|情况|任务)?的?[为有]?:?(?:0|零|无)(?![.\\d])")
_RULE = re.compile("不予|不得|一律|取消资格|收回资金|扣减|应当?|须|责令|的,(?:不|应|须|将)")
_CAUGHT_UP = re.compile(
    "(?:已|均|全部|如期|按期|按时|顺利|最终|现|后|提前|按原?计划)(?:经|[于在][^,。;]{1,12})?"
    "(?:全部|按期|如期|顺利|提前|"
    "按时|"
    "全面|圆满|超额|足额|陆续)*(?:完成|落实|整改|支付|拨付|兑现|发放|验收|办结|实现|达到|建成|"
    "竣工|交付|"
    "补齐|追回|举办|结束|闭幕|收官)"
)
_EARLIER = re.compile("上年度?|去年|以前年度|往年|历史遗留|以往|过去")
_TOPICS = (
    (Topic.MONEY, re.compile("尾款|质保金|保证金|款项|支付|拨付|结余|支出|预算|下达")),
    (Topic.SATISFACTION, re.compile("满意")),
    (Topic.ECONOMIC, re.compile("经济效益|收益|营业收入|利润|税收|产值|销售")),
    (Topic.SOCIAL, re.compile("社会效益|就业")),
    (Topic.ECOLOGICAL, re.compile("生态|减排|环境效益")),
    (Topic.EFFECT, re.compile("效益|效果|成效|效能|作用|影响力")),
)


@lru_cache(maxsize=8192)
def admissions_in(text: str) -> tuple[Admission, ...]:
    """At most one for each sentence, in the order of the text."""
    found = (_admission(sentence) for sentence in sentences(text))
    return tuple(admission for admission in found if admission is not None)


def _admission(sentence: str) -> Admission | None:
    for match in _matches(sentence):
        if not _is_denied(sentence, match) and not _is_made_good(sentence, match):
            return Admission(match.group(), sentence, _topic(sentence, match))
    return None


def _matches(sentence: str) -> Iterator[re.Match[str]]:
    for pattern in _PATTERNS:
        yield from pattern.finditer(sentence)


def _is_denied(sentence: str, match: re.Match[str]) -> bool:
    before, after = sentence[: match.start()], sentence[match.end() :]
    if _NONE.match(after) or _OTHERS.match(after):
        return True
    if match.re is _BELOW and _WELCOME_BELOW.search(_clause_of(sentence, match)):
        return True
    return bool(_DENIED.search(before) or _RULE.search(after[:16]))


def _is_made_good(sentence: str, match: re.Match[str]) -> bool:
    """Caught up with later in the sentence, or a matter of an earlier year."""
    later = _UNDONE.sub("", sentence[match.end() :])
    return bool(_CAUGHT_UP.search(later) or _EARLIER.search(sentence[: match.start()]))


def _topic(sentence: str, match: re.Match[str]) -> Topic:
    near = _clause_of(sentence, match)
    for topic, words in _TOPICS:
        if words.search(near):
            return topic
    if _DELAYED.search(match.group()):
        return Topic.DELAY
    return Topic.EFFECT if _TO_BE_SEEN.search(match.group()) else Topic.OUTPUT


def _clause_of(sentence: str, match: re.Match[str]) -> str:
    start = max(sentence.rfind(sign, 0, match.start()) for sign in ",:;。") + 1
    ends = [at for sign in ",;。" if (at := sentence.find(sign, match.end())) >= 0]
    return sentence[start : min(ends, default=len(sentence))]
