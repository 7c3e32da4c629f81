"""What every record shares: it was read from a file, and knows where it stands there."""

from functools import cached_property

from pydantic import PrivateAttr

from dossier.records.parts import Part
from dossier.records.problems import Place
from dossier.records.reader import Document, Step


class Record(Part):
    """A part that stands by itself in a file and knows where."""

    _document: Document | None = PrivateAttr(default=None)
    _steps: tuple[Step, ...] = PrivateAttr(default=())

    def placed(self, document: Document, *steps: Step) -> "Record":
        """Return the record itself, now knowing that it stands in the document at the end of the steps."""
        self._document, self._steps = document, steps
        return self

    @cached_property  # rules ask for places many times, and pydantic's private attributes are slow to come by
    def document(self) -> Document:
        """The file in which the record stands. Raises LookupError for a record that was not read from one."""
        if self._document is None:
            raise LookupError("this record was not read from a file")
        return self._document

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The keys and indexes from the file's top down to the record."""
        return self._steps

    def at(self, *steps: Step) -> Place:
        """Return the place of one of the record's fields, given as keys and indexes from the record down."""
        return self.document.at(*self.steps, *steps)
