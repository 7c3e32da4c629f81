"""Words that hedge, negate or show a standing: what the rule `hedging` listens for."""

import re

_NUMBER = r"\b(?=[\s$€£]*(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a half|half|hundred|thousand)\b))"


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b")


# name: (the source's hedges, what keeps them in `says`). "May" with its capital is the month.
FAMILIES: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "possibility": (
        _words(
            "could", "may", "might", "possible", "possibly", "[Ll]ikely", "[Pp]robably", "probable", "perhaps", "potential", "potentially"
        ),
        _words(
            "could",
            "may",
            "might",
            "possible",
            "possibly",
            "[Ll]ikely",
            "[Pp]robably",
            "probable",
            "perhaps",
            "potential",
            "potentially",
            "can",
        ),
    ),
    "hearsay": (
        _words("[Rr]eportedly", "allegedly", "alleged"),
        _words("[Rr]eportedly", "allegedly", "alleged", "reports?", "reported", "said to", "is said"),
    ),
    "appearance": (
        _words("[Aa]pparently", "apparent", "appears?", "appeared", "seems?", "seemed", "[Jj]udging", "perceived"),
        _words("[Aa]pparently", "apparent", "appears?", "appeared", "seems?", "seemed", "[Jj]udging", "perceived", "evidently", "to judge"),
    ),
    "condition": (
        _words("would", "[Ii]f"),
        _words(
            "would",
            "will",
            "could",
            "might",
            "may",
            "should",
            "was to",
            "were to",
            "[Ii]f",
            "[Ii]n a",
            "[Ii]n the event",
            "[Ii]n case",
            "never",
            "to",
        ),
    ),
    "upper bound": (_words("up to", "at most"), _words("up to", "at most", "as much as")),
    "lower bound": (
        _words("[Mm]ore than", "[Oo]ver" + _NUMBER, "at least", "exceeding"),
        _words("[Mm]ore than", "[Oo]ver", "at least", "exceeding"),
    ),
    "estimate": (
        _words(*(word + _NUMBER for word in ("[Ss]ome", "[Aa]round", "[Aa]bout", "[Aa]pproximately", "[Rr]oughly"))),
        _words("[Ss]ome", "[Aa]round", "[Aa]bout", "[Aa]pproximately", "[Rr]oughly"),
    ),
    "shortfall": (_words("[Aa]lmost", "[Nn]early"), _words("[Aa]lmost", "[Nn]early", "just under", "close to", "next to")),
}
# Hedges that the field `hedge` must name; the others show in the typed parts or in `standing`.
NAMED = ("possibility", "hearsay", "appearance")
# What shows in `says` that something is not done, by standing.
CUES: dict[str, re.Pattern[str]] = {
    "pledged": re.compile(r"\b(?:pledg|promis|commit|undert|vow|never|will\b|would\b)"),
    "planned": re.compile(
        r"\b(?:plan|inten|due\b|poised|prepar|set to|will\b|was to|were to|is to|are to|would\b|aim|seek|sought|want|wish|schedul|bound to|working on|strive|striv|draft|mov|keen|ready)"
    ),
    "proposed": re.compile(
        r"\b(?:propos|suggest|urg|call|invit|rais|discuss|ask|recommend|should|appeal|request|want|interest|offer|exchang|idea|wish|insist|consider|need)"
    ),
    "expected": re.compile(r"\b(?:expect|likely|would\b|will\b|could\b|due\b|may\b|might\b|should\b|foresee|if\b)", re.IGNORECASE),
    "reported": re.compile(
        r"\b(?:report|according|apparent|appear|seem|said|alleg|quot|leak|account|judging|sa(?:y|id)|told|wr(?:ite|ote)|evident)",
        re.IGNORECASE,
    ),
    "denied": re.compile(r"\b(?:den[iy]|not\b|never\b|no\b|reject|rul)"),
    "said": re.compile(
        r"\b(?:sa(?:y|id)|spoke|speak|told|tell|accord|announc|stat|add|express|call|argu|insist|not[ei]|warn|stress|emphasi|point|explain|urg|defend|describ|claim|admit|reiterat|repeat|criticis|praise|thank|conced|maintain|reveal|disclos|indicat|report|view|quot|voic|put|nam|acknowledg|recall|declar|conclud|conced|link|compar|cit|saw|see)",
        re.IGNORECASE,
    ),
}
NOT_DONE = _words(
    "pledged",
    "promised",
    "plans to",
    "planned to",
    "intends to",
    "intended to",
    "is due to",
    "was due to",
    "were due to",
    "poised to",
    "reportedly",
    "apparently",
    "is expected to",
    "was expected to",
)
NEGATIONS = re.compile(
    r"\b(?:not|no|never|none|nor|neither|without|nothing|nobody|cannot|refrain\w*|den(?:y|ied|ies)|inabilit\w+|unable|fail\w*|lack\w*|reluctan\w+|inadequate\w*|inattenti\w+|refus\w+|unrival\w+|unexpected\w*|unpreceden\w+|undoubt\w+|nowhere|neglect\w*|paradox\w*|declin\w+|ignor\w+|little|hardly|beyond|only|stop\w*|prevent\w*|avoid\w*|ke(?:ep|pt) from|off guard|out of thin air|less|too|surpris\w+|unprepared|rul\w+ out|against|absen\w+|drop\w*|reject\w*)\b|n't\b",
    re.IGNORECASE,
)
BOUND_FAMILIES = {"up-to": "upper bound", "over": "lower bound", "about": "estimate"}
FIRST_FIGURE = re.compile(r"[^\d\w]*(?:a |an |the )?[$€£]?[\w,.]+(?: (?:thousand|million|mln|billion|bn))?")
HARD_NEGATION = re.compile(r"\b(?:not|no|never|none|nor|neither|cannot|nothing|nobody|nowhere)\b|n't\b", re.IGNORECASE)
