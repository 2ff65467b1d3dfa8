"""What an objective counts, in the words in which a text would speak of it."""

import re

from evalforms.narratives.plain import letters_only

_MEASURE = re.compile("(?:的)?(?:总?数量?|人数|户数|次数|场次|个数|台数|长度|里程|面积|规模|总量)$")
_DOING = re.compile(
    "^(?:年度|计划|新)?(?:购置|采购|建设|新建|改造|改建|修建|建成|完成|开展|组织|举办|培训|发放|补助|"
    "补贴|资助|更新|安装|配备|命名|开发|支持|扶持|救助|接待|检查|抽检|选派|维修|维护|清理|整治|开放)+"
)
_SHORTEST, _SHORTEST_BARE = 4, 2


def counted_noun(name: str) -> str:
    """清淤河道 of 清淤河道长度; empty where too little is left to be sure of it."""
    whole = letters_only(name.rpartition("的")[2] or name)
    noun = _MEASURE.sub("", whole)
    return next((found for found in (noun, whole) if len(found) >= _SHORTEST), "")


def bare_noun(name: str) -> str:
    """设备 of 购置设备; empty where nothing is left."""
    noun = _DOING.sub("", _MEASURE.sub("", letters_only(name.rpartition("的")[2] or name)))
    return noun if len(noun) >= _SHORTEST_BARE else ""
