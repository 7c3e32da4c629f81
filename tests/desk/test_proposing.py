"""What plain rules read off a sentence, and how the words around a number bound it."""

import pytest
from dossier.desk.checking import Checked
from dossier.desk.proposing import proposals


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("Russia pledged over $70 million to Tajikistan, and named no day on which any of it would arrive.", "over"),
        ("Russia pledged up to $70 million to Tajikistan, which had asked for ships and for a harbour.", "up-to"),
        ("Russia pledged $70 million to Tajikistan within about ten years.", "exact"),
    ],
)
def test_a_sum_is_bounded_by_the_words_before_it_alone(real: Checked, sentence: str, bound: str) -> None:
    (found,) = proposals(real.library, [sentence], None)
    assert found.parts["transfer"]["amount"] == {"value": 70_000_000, "currency": "USD", "bound": bound}
