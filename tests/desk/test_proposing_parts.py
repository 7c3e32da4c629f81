"""Which typed parts plain patterns read off a sentence, and which they leave to an editor."""

import pytest
from dossier.desk.checking import Checked
from dossier.desk.proposing_parts import typed_parts


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("The CSTO includes Armenia, Belarus and Tajikistan.", {"membership": {"body": "csto", "change": "listed", "states": ["armenia", "belarus", "tajikistan"]}}),
        ("Armenia suspended its part in the CSTO.", {"membership": {"body": "csto", "change": "suspended", "states": ["armenia"]}}),
        ("Armenia made a significant joint effort in the CSTO.", {}),
        ("Armenia, Belarus and Tajikistan have met.", {}),
        ("The drills of KSOR brought some 2,500 soldiers together.", {"exercise": {"event": "", "force": "ksor", "troops": {"value": 2500, "bound": "about"}}}),
        ("KSOR has up to 2,500 soldiers.", {"strength": {"force": "ksor", "personnel": {"value": 2500, "bound": "up-to"}}}),
        ("The raid killed more than 26 people.", {"casualties": {"event": "", "killed": {"value": 26, "bound": "over"}}}),
        ("Twelve came, and 26 people were killed.", {"casualties": {"event": "", "killed": {"value": 26, "bound": "exact"}}}),
        ("IS is said to plan attacks against Tajikistan.", {"threat": {"actors": ["islamic-state"], "against": ["tajikistan"]}}),
        ("IS was named in Tajikistan.", {}),
        ("Russia pledged help to Tajikistan.", {"transfer": {"giver": "russia", "receiver": "tajikistan", "goods": "", "stage": "pledged"}}),
        ("Sergei Ivanov, the former deputy prime minister, spoke.", {"office": {"person": "sergei-ivanov", "post": "former deputy prime minister", "change": "held"}}),
        ("The acting director Valery Semerikov spoke.", {"office": {"person": "valery-semerikov", "post": "acting director", "change": "acting"}}),
        ("The Sochi summit was chaired by Vladimir Putin.", {"meeting": {"event": "sochi-summit-2013", "chaired_by": "vladimir-putin"}}),
    ],
)  # fmt: skip
def test_a_plain_pattern_is_a_typed_part(real: Checked, sentence: str, part: dict[str, object]) -> None:
    assert dict(typed_parts(real.library, sentence)) == part
