"""Words that hedge, negate or show a standing: what the rule `hedging` listens for."""

import re

_NUMBER = r"\b(?=[\s$€£]*(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a half|half|hundred|thousand)\b))"


def _any(phrases: str) -> re.Pattern[str]:
    """Return a pattern of whole phrases, which a comma separates; the first letter may be a capital, but for the month May."""
    found = [phrase.strip() for phrase in phrases.split(",")]
    return re.compile(
        r"(?<![\w-])(?:"
        + "|".join(phrase if phrase == "may" else f"[{phrase[0].upper()}{phrase[0]}]{phrase[1:]}" for phrase in found)
        + r")\b"
    )


def _before_figures(phrases: str) -> re.Pattern[str]:
    """Return a pattern of phrases where a figure follows."""
    return re.compile(_any(phrases).pattern + _NUMBER)


_POSSIBLE = "could, may, might, can, possible, possibly, likely, probably, probable, perhaps, potential, potentially"
_HEARSAY = "reportedly, allegedly, alleged, is considered"
_APPEARANCE = "apparently, apparent, appears?, appeared, seems?, seemed, judging, perceived"
_RESERVED = "technically, poised, rule out, ruled out"
# name: (the source's hedges, what keeps them in `says`).
FAMILIES: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "possibility": (re.compile(rf"(?<!no longer ){_any(_POSSIBLE).pattern}"), _any(_POSSIBLE)),
    "hearsay": (_any(_HEARSAY), _any(f"{_HEARSAY}, reported, said to")),
    "appearance": (_any(_APPEARANCE), _any(f"{_APPEARANCE}, evidently")),
    "reservation": (_any(_RESERVED), _any(_RESERVED)),
    "prediction": (_any("would"), _any("would, will, could, might, may, should, was to, were to, is to, are to")),
    "condition": (_any("if"), _any("if, in a, in case, in the event")),
    "upper bound": (_any("up to, at most"), _any("up to, at most, as much as")),
    "lower bound": (
        re.compile(_any("more than, at least").pattern + "|" + _before_figures("over").pattern),
        _any("more than, over, at least"),
    ),
    "estimate": (_before_figures("some, around, about, approximately, roughly"), _any("some, around, about, approximately, roughly")),
    "shortfall": (_any("almost, nearly"), _any("almost, nearly, just under, close to, next to")),
    "alternative": (re.compile(r"\bor\b(?! [A-Z]{2})"), _any("or, either, whether, nor")),  # but not "the Pact, or PACT,"
}
# Hedges that the field `hedge` must name; the others, bounds, show in the typed parts.
NAMED = ("possibility", "hearsay", "appearance", "reservation", "prediction", "condition", "shortfall")
# Hedges that no standing of "done" can stand beside.
NEVER_DONE = ("hearsay", "appearance")
# What shows in `says` that something is not done, by standing.
CUES: dict[str, re.Pattern[str]] = {
    "pledged": re.compile(r"\b(?:pledg|promis|commit|undert|vow|never|will\b|would\b)"),
    "planned": re.compile(
        r"\b(?:plan|inten|due\b|poised|prepar|set to|will\b|going to|was to|were to|is to|are to|would\b|aim|seek|sought|want|wish|schedul|bound to|working on|strive|striv|draft|mov|keen|ready)"
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
    "asked": re.compile(r"\b(?:ask|question|wonder)"),
    "said": re.compile(
        r"\b(?:sa(?:y|id)|spoke|speak|told|tell|accord|announc|stat|add|express|call|argu|insist|not[ei]|warn|stress|emphasi|point|explain|urg|defend|describ|claim|admit|reiterat|repeat|criticis|praise|thank|conced|maintain|reveal|disclos|indicat|report|view|quot|voic|put|nam|acknowledg|recall|declar|conclud|conced|link|compar|cit|saw|see)",
        re.IGNORECASE,
    ),
}
# What shows in `says` that somebody says it.
SAID_BY = _any(
    "said, told, tells, announced, indicated, stressed, insisted that, emphasised, stated, pointed out, argued, urged, suggested, pledged, promised, calls for, called for, raised, in (?:his|her|its|their) view"
)
NOT_DONE = _any(
    "pledged, promised, pledges?, promises?, plans?, planned, intends?, intended, prepares to, preparing to, is due, was due, were due, poised, reportedly, apparently, "
    "is to become, is expected, was expected, are expected, will, would, proposed, suggested, urged, invited, called on, calls for, called for, according to"
)
# What the article says of its own accord.
JUDGES = re.compile(r"article(?:['’]s (?:view|reading)| judges| contrasts)")
HARD_NEGATION = re.compile(r"\b(?:not|no|never|none|nor|neither|cannot|nothing|nobody|nowhere)\b|n't\b", re.IGNORECASE)
_SOFT_NEGATION = re.compile(
    r"\b(?:without|refrain\w*|avoid\w*|den(?:y|ied|ies)|inabilit\w+|unable|fail\w*|lack\w*|reluctan\w+|inadequate\w*|inattenti\w+"
    r"|refus\w+|unexpected\w*|unreported|little|prevent\w*|absen\w+|reject\w*|unnamed|unexplained|shield\w*|lifted|ceas(?:e|es|ed)|ke(?:ep|eps|eping|pt)\b[^.]{0,80}\bfrom)\b",
    re.IGNORECASE,
)


def negations(text: str) -> int:
    """Return how many words of a text negate, outright (not, no, never) or in themselves (without, unable, reluctance)."""
    return len(HARD_NEGATION.findall(text)) + len(_SOFT_NEGATION.findall(text))


BOUND_FAMILIES = {"up-to": "upper bound", "over": "lower bound", "about": "estimate"}
FIRST_FIGURE = re.compile(r"[^\d\w]*(?:a |an |the )?[$€£]?[\w,.]+(?: (?:thousand|million|mln|billion|bn))?")
# What shows in `says` which stage a transfer is at, what became of a membership, and of a post.
STAGES: dict[str, re.Pattern[str]] = {
    "pledged": re.compile(r"\b(?:pledg|promis|commit)"),
    "planned": re.compile(r"\b(?:plan|will\b|due\b|inten)"),
    "delivered": re.compile(r"\b(?:deliver|donat|receiv|gave\b|given\b|suppl|went\b|strengthened|reinforced|got\b)"),
    "ongoing": re.compile(r"\b(?:has been|have been|continu)"),
    "requested": re.compile(r"\b(?:request|ask)"),
    "offered": re.compile(r"\boffer"),
    "possible": re.compile(r"\b(?:could|may\b|might|possib|interest|can\b|was to\b|would\b)"),
}
POSTS: dict[str, re.Pattern[str]] = {
    "held": re.compile(r"\b(?:former|previous|ex-|was\b)"),
    "appointed": re.compile(r"\bappoint"),
    "elected": re.compile(r"\belect"),
    "nominated": re.compile(r"\bnominat"),
    "resigned": re.compile(r"\bresign"),
    "acting": re.compile(r"\bact(?:ing|s|ed)?\b"),
    "due": re.compile(r"\b(?:due\b|will\b|future)"),
    "replaced": re.compile(r"\breplac"),
}
# Who gives and who receives, as a text shows it: what stands before a name, or after it.
_GIVING = r"(?:giv|gave|suppl|deliver|donat|provid|pledg|promis|assist|aid|help|support|step\w* up)\w*"
RECEIVER_BEFORE = re.compile(
    rf"(?:\b{_GIVING}\b[^.;:]*\b(?:to|for)|\bsupport of|\b(?:help|assist|pledg|giv|gave|offer|promis|suppl)\w*)\s+(?:the\s+|its\s+)?$",
    re.IGNORECASE,
)
RECEIVER_AFTER = re.compile(
    r"(?:['’]s)?[^.;:,]{0,60}?\b(?:receiv|request|buy|bought|purchas|want|need|interested in|was strengthened)", re.IGNORECASE
)
GIVER_BEFORE = re.compile(rf"\b{_GIVING}\b[^.;:]*\b(?:from|by)\s+(?:the\s+)?$", re.IGNORECASE)
GIVER_AFTER = re.compile(
    rf"(?:\s+(?:has|had|have|been|was|is|are|will|would|could|reportedly|already|also|continued|due|shortly|this|month|to))*\s+{_GIVING}\b",
    re.IGNORECASE,
)
# People of a body whom nobody names, as a text has them beside its name: "officials of the pact", "the pact's sources".
_PEOPLE = r"(?:heads of states?|heads|leaders|officials|officers|sources|representatives|diplomats|insiders|aides)"
_ONE = r"(?:official|officer|source|representative|diplomat|insider|aide)"
PEOPLE = re.compile(rf"\b(?:{_PEOPLE}|{_ONE})\b", re.IGNORECASE)
PEOPLE_BEFORE = re.compile(rf"\b(?:{_PEOPLE}|{_ONE})\s+(?:of|on|in|at|with|within|inside|from|close to|near)\s+(?:the\s+)?$", re.IGNORECASE)
PEOPLE_AFTER = re.compile(
    rf"(?:['’]s?)?\s+(?:(?:army|defen[cs]e|foreign|government|military|ministry|security|senior|top)\s+)*"
    rf"(?:{_PEOPLE}\b|{_ONE}(?=\s+(?:said|says|told|tells|who|whom|quoted|in|at|of|on)\b))",
    re.IGNORECASE,
)
# What a "would" hangs on where it is no mere future that a past tense reports.
CONDITION = _any("if, unless, provided that, in case, in the event, were to")
# Pairs of what is done and its opposite: a claim may not say the one where its sentence says only the other.
OPPOSITES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(rf"\b(?:{one})", re.IGNORECASE), re.compile(rf"\b(?:{other})", re.IGNORECASE))
    for one, other in (
        (
            r"increas|boost|bolster|strengthen|step(?:s|ped|ping)? up|rais|expan|enlarg|reinforc|intensif|grow|grew|build up|built up|improv|accelerat|more quickly|sp(?:eed|ed) up",
            r"decreas|reduc|weaken|cut\b|cuts\b|lower|shr(?:ink|ank)|slow|diminish|loosen|less(?:en)?\b",
        ),
        (
            r"join|rejoin|re-?integrat|enter|entry|return|participat|tak(?:e|es|ing) part|took part",
            r"withdr|leav(?:e|es|ing)\b|left (?!unused)|quit|suspend",
        ),
        (r"support|back(?:s|ed|ing)\b|favour|favor", r"oppos|resist"),
        (r"approv|adopt|accept|agree(?:s|d|ing)?\b|sign(?:s|ed|ing|ator(?:y|ies))?\b|elect|endors", r"reject|refus|dismiss|cancel"),
        (
            r"beg[aiu]n|br(?:oke|eak)s? out|start|launch|opens?\b|opened|creat|establish|form(?:s|ed|ing|ation)?\b|set(?:ting)? up",
            r"end(?:s|ed|ing)?\b|stop|clos(?:es|ed|ing)\b|shut|dissolv|abolish",
        ),
        (
            r"giv|gave|suppl|deliver|donat|provid|pledg|promis|receiv|creat",
            r"withh|took\b|taken? (?:away|back)|los(?:e|t|es|ing)\b|den(?:y|ied|ies)",
        ),
        (r"prais|thank|welcom|satisf|gratitude|hail", r"critici|condemn|regret|deplor|complain"),
        (
            r"prevent|block|avert|stav|fend|repel|counter|combat|curb|suppress|protect|defend",
            r"allow|encourag|provok|invite an? attack|promote terror",
        ),
        (r"succe", r"fail"),
    )
)
# What a sentence says of what no article says: "no article reports that it was", "the article does not say on what occasion".
UNTOLD = re.compile(r"[^;:.,]*\b(?:(?:no|neither) (?:\w+ )?articles?\b|articles? (?:does|do) not say\b)[^;:.]*", re.IGNORECASE)
# What shows a reader of a sentence that it passes on somebody's word.
ATTRIBUTED = re.compile(
    r"(?<![\w-])(?:sa(?:id|ys?|ying)|t(?:old|ells?)|wr(?:ites?|ote)|sp(?:eaks?|oke)|describ\w+|call(?:s|ed)?|judg\w+|ask(?:s|ed)?|argued?|warn\w*|voiced?|denie[ds]|"
    r"statement|according|account|view|report\w*|conclu\w+|felt|f(?:inds?|ound)|sees?|saw|not(?:es|ed)|question\w*|passed on|requests?|"
    r"pledge\w*|promis\w+|propos\w+|suggest\w*|counts?|reads?|add(?:s|ed)|indicat\w+|quot\w+)\b",
    re.IGNORECASE,
)
