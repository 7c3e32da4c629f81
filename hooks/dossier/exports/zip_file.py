"""A zip file that has the same bytes whenever it is made of the same files."""

import io
import zipfile
from collections.abc import Collection, Mapping
from datetime import UTC, datetime

_EARLIEST = 315_532_800  # 1980, the first year that a zip file can name


def zipped(files: Mapping[str, bytes], seconds: int, stored: Collection[str] = ()) -> bytes:
    """Return files by their paths as a zip file, in their order, each with the same date (in seconds since 1970, UTC).

    Those that are `stored` are not compressed.
    """
    moment = datetime.fromtimestamp(max(seconds, _EARLIEST), UTC).timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, moment)
            entry.compress_type = zipfile.ZIP_STORED if path in stored else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, content)
    return out.getvalue()
