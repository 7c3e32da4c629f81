"""How we put things in words: dates, amounts, standings, and who says something through whom."""

from collections.abc import Collection, Sequence

from dossier.language import dates, numbers
from dossier.language.dates import Edtf
from dossier.library.library import Library
from dossier.records.claim import Claim
from dossier.records.parts import Amount, Office, Quantity, Strength, Transfer
from dossier.records.source import Resolution, Source, years
from dossier.records.subject import SUBJECT_FILES, Subject

STANDINGS = {
    "done": "stated as fact",
    "said": "said",
    "reported": "reported",
    "pledged": "pledged",
    "planned": "planned",
    "proposed": "proposed",
    "expected": "expected",
    "denied": "denied",
    "asked": "asked",
}
STANDING_LABELS = {"comment": "article’s comment", **STANDINGS}
STANDING_NOTES = {
    "done": "The article itself states it, or says that it happened.",
    "said": "A speaker asserts it; the article passes it on.",
    "reported": "The article has it by report, from an outlet or without a named speaker, or says that it is apparent.",
    "pledged": "Somebody promised it. No article is taken to say that it was done.",
    "planned": "It was intended or decided, and not yet done.",
    "proposed": "It was suggested, urged, asked for or discussed as an idea.",
    "expected": "It was held to be likely, or to follow.",
    "denied": "Somebody said that it is not so.",
    "asked": "It was put as a question. A question asserts nothing, whatever follows it.",
}
KINDS = {kind: plural for plural, kind in SUBJECT_FILES.items()}
STAGE_GROUPS = {"possible": "Asked for or possible", "promised": "Pledged or planned", "given": "Delivered or under way"}
_STAGES = {
    "requested": "possible", "offered": "possible", "possible": "possible", "pledged": "promised", "planned": "promised",
    "delivered": "given", "ongoing": "given",
}  # fmt: skip
DIFFERENCES = {
    "figure": "they give different figures, perhaps for different things",
    "date": "they speak of different dates",
    "body": "they may mean different bodies or posts",
    "scope": "one goes further than the other",
    "cause": "they look for the cause in different places",
    "spelling": "spelling or translation",
    "status": "they have the matter at different stages, or with different certainty",
    "assessment": "the speakers judge the matter differently",
}
OFFICES = {
    "holds": "", "held": "formerly ", "appointed": "appointed ", "elected": "elected ", "nominated": "nominated as ",
    "resigned": "resigned as ", "acting": "acting as ", "due": "due to be ", "replaced": "replaced as ",
}  # fmt: skip
_BOUNDS = {"exact": "", "about": "about ", "up-to": "up to ", "over": "more than "}
_CURRENCIES = {"RUB": "roubles", "USD": "US dollars", "EUR": "euros", "GBP": "pounds"}
_SCALES = ((10**9, "billion"), (10**6, "million"))


def quantity(value: Quantity) -> str:
    """Return a quantity with its bound: "about 22,000", "up to 70 billion roubles"."""
    words = f"{value.value:,}"
    for scale, name in _SCALES:
        if value.value >= scale and value.value * 100 % scale == 0:  # so that nothing is rounded
            words = f"{value.value / scale:g} {name}"
            break
    if isinstance(value, Amount):
        words += f" {_CURRENCIES.get(value.currency, value.currency)}"
    return _BOUNDS[value.bound] + words


def in_words(number: int) -> str:
    """Return a count as running text has it: in letters up to twelve, else in digits."""
    names = {int(value): word for word, value in numbers.NUMBER_WORDS.items() if value == int(value) <= 12 and word not in numbers.ORDINALS}
    return {1: "one", **names}.get(number, f"{number:,}") if number <= 12 else f"{number:,}"


def series(names: Sequence[str], last: str = "and") -> str:
    """Return names as a sentence lists them: "Norland, Suthia and Wessmark"."""
    return f" {last} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def kinds(library: Library) -> list[str]:
    """Return the kinds of subject that there are, in the order in which the glossary has them."""
    return [kind for kind in KINDS if library.of_kind(kind)]


def standing_key(claim: Claim) -> str:
    """Return the standing, or "comment" for the article's own judgement, which no reader should take for a fact."""
    return "comment" if claim.commentary else claim.standing


def standing(claim: Claim) -> str:
    """Return the label that a reader sees: the standing, or that it is the article's own comment."""
    if not claim.commentary:
        return STANDINGS[claim.standing]
    return "article’s comment" if claim.standing == "done" else f"article’s comment: {STANDINGS[claim.standing]}"


def office(part: Office) -> str:
    """Return a post as an article gives it: "president of Norland", "due to be head of the pact"."""
    return OFFICES[part.change] + part.post


def amount(part: Transfer) -> str:
    """Return the sum of a transfer with the source's own conversion: "70 billion roubles (about 1.2 billion US dollars)"."""
    sums = [quantity(value) for value in (part.amount, part.converted) if value]
    return f"{sums[0]} ({sums[1]})" if len(sums) > 1 else "".join(sums)


def stage_group(stage: str) -> str:
    """Return the group (a key of STAGE_GROUPS) to which a transfer's stage belongs."""
    return _STAGES[stage]


def stage_groups(stages: Sequence[str]) -> dict[str, str]:
    """Return the groups to which at least one of the stages belongs, each with its heading."""
    found = {_STAGES[stage] for stage in stages}
    return {group: heading for group, heading in STAGE_GROUPS.items() if group in found}


def date_of(library: Library, claim: Claim) -> Edtf:
    """Return when it was said or happened; where the passage does not say, the article's own date."""
    return claim.when or library.sources[claim.source].published


def when(library: Library, claim: Claim) -> str:
    """Return the claim's date in words; "by April 2001" where the passage gives none and the article's stands for it."""
    if claim.when:
        return dates.spoken(claim.when)
    return f"by {dates.spoken(library.sources[claim.source].published)}"


def as_of(library: Library, claim: Claim) -> str:
    """Return in words of when the size is that a claim gives of a force: its own date, else the claim's."""
    strength = claim.part(Strength)
    return dates.spoken(strength.as_of) if strength and strength.as_of else when(library, claim)


def year(library: Library, claim: Claim) -> str:
    """Return the first year of the claim's date."""
    return date_of(library, claim).points[0][:4]


def chain(library: Library, claim: Claim) -> list[Subject | Source]:
    """Return through whom the reader has it: speakers, then channels, then the source."""
    return [*(library.subjects[key] for key in (*claim.speakers, *claim.channels)), library.sources[claim.source]]


def chain_labels(library: Library, claim: Claim) -> list[str]:
    """Return the names in the chain, nearest to the words first."""
    return [link.short if isinstance(link, Source) else link.label for link in chain(library, claim)]


def reference(source: Source) -> str:
    """Return how running text names a source: "Strait Gazette, April 2001"."""
    return f"{source.short}, {dates.spoken(source.published)}"


def references(library: Library, keys: Collection[str]) -> str:
    """Return how a picture names its articles, oldest first; of more than forty it tells how many, and its data names each."""
    wanted = frozenset(keys)
    found = [reference(source) for source in library.sources_by_date if source.id in wanted]
    return "; ".join(found) if len(found) <= 40 else f"{len(found)} articles, each of which its data names"


def span(library: Library) -> str:
    """Return the years of the first and the last article: "2001 to 2004", or one year."""
    return " to ".join(years(library.sources.values()))


def bibliography(source: Source) -> str:
    """Return the source as a line of a bibliography, without its address."""
    authors = " and ".join(f"{author.given} {author.family}" for author in source.authors)
    title = source.title if source.title.endswith(("?", "!", ".")) else f"{source.title}."
    return f"{f'{authors}. ' if authors else ''}“{title}” {source.outlet}, {dates.spoken(source.published)}."


def size(count: int) -> str:
    """Return a number of bytes as readers know it: "12 kB"."""
    return f"{count / 1000:,.0f} kB" if count >= 1000 else f"{count} bytes"


def articles(library: Library) -> str:
    """Return how many articles there are, as running text has it: "five news articles"."""
    return f"{in_words(len(library.sources))} news {'article' if len(library.sources) == 1 else 'articles'}"


def they(library: Library, verb: str) -> str:
    """Return the verb of which the articles are the subject: "say", or "says" where there is but one."""
    return f"{verb}s" if len(library.sources) == 1 else verb


def attribution(library: Library) -> str:
    """Return what those who reuse the site's own text and data are asked to say."""
    return f"{library.dossier.title}, {library.dossier.licence.name}; the articles belong to their publishers"


def resolved_value(library: Library, resolution: Resolution) -> str:
    """Return what a resolution stands for, in words: a subject's name, a date or a figure."""
    if resolution.value in library.subjects:
        return library.subjects[resolution.value].name
    try:
        return dates.spoken(dates.parse(resolution.value))
    except ValueError:
        return resolution.value
