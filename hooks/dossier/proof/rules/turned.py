"""What the rule `hedging` finds turned round: a verb into its opposite, a giver into the receiver."""

from collections.abc import Iterator

from dossier.language.cues import OPPOSITES
from dossier.library.library import Library
from dossier.proof.parties import gives, receives
from dossier.records.claim import Claim
from dossier.records.problems import Problem

RULE = "hedging"


def turned(library: Library, claim: Claim) -> Iterator[Problem]:
    """Yield where `says` has the opposite of what its sentence says, and where giver and receiver are exchanged."""
    source = library.sentences_of(claim)
    for pair in OPPOSITES:
        for said, other in (pair, pair[::-1]):
            match = said.search(claim.says)
            if match and not other.search(claim.says) and other.search(source) and not said.search(source):
                what = f"'says' has '{claim.says[match.start() :].split()[0]}', and the passage only the opposite."
                yield Problem(claim.at("says"), RULE, what, "say what the source says, or take in the words that say so.")
    part = claim.transfer
    giver, receiver = (library.subjects.get(key or "") for key in ((part.giver, part.receiver) if part else (None, None)))
    if giver and receiver:
        for where, text in (("'says'", claim.says), ("the passage", source)):
            if (receives(text, giver) and not gives(text, giver)) or (gives(text, receiver) and not receives(text, receiver)):
                what = f"expected '{receiver.id}' to receive and '{giver.id}' to give, as {where} has it the other way round."
                yield Problem(claim.at("transfer"), RULE, what, "exchange the two, or correct what 'says' says.")
