"""Before and after on the same matter: what shares subjects, at a date that is surely another."""

from dossier.desk.checking import Checked
from dossier.views import same_matter, wording


def test_what_is_shown_is_surely_earlier_or_later_and_shares_a_subject_and_a_topic(real: Checked) -> None:
    library = real.library
    shown = 0
    for claim in library.claims.values():
        before, after = same_matter.before_and_after(library, claim)
        date = wording.date_of(library, claim)
        assert len(before) <= same_matter.MOST
        assert len(after) <= same_matter.MOST
        assert all(wording.date_of(library, other).latest < date.earliest for other in before)
        assert all(wording.date_of(library, other).earliest > date.latest for other in after)
        for other in (*before, *after):
            assert set(claim.about) & set(other.about)
            assert set(claim.topics) & set(other.topics)
        shown += bool(before or after)
    assert shown > len(library.claims) / 2


def test_a_pledge_leads_to_what_came_of_it(real: Checked) -> None:
    library = real.library
    before, after = same_matter.before_and_after(library, library.claims["at-2015/border-pledge-2013"])
    assert "vk-2019/border-programme-to-be-accelerated" in [claim.key for claim in after]
    assert before == []
    rejoined = same_matter.before_and_after(library, library.claims["en-2007/uzbekistan-rejoined"])
    assert "en-2007/uzbekistan-withdrew" in [claim.key for claim in rejoined[0]]
