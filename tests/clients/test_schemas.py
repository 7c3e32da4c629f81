"""The JSON Schemas as strict readers take them: in JavaScript's regular expressions, with known words alone, each with an address; and as check-jsonschema holds files against them."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import check_jsonschema
import jsonschema
import pytest
from click.testing import CliRunner

from tests.real import ROOT

KNOWN = {
    "$schema", "$id", "$comment", "$defs", "$ref", "title", "description", "default", "examples", "type", "enum", "const", "properties", "required", "additionalProperties",
    "items", "prefixItems", "minItems", "maxItems", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "anyOf", "oneOf", "allOf",
    "format", "propertyNames", "patternProperties", "multipleOf",
}  # fmt: skip


def schemas(site: Path) -> dict[str, dict[str, object]]:
    paths = [*(ROOT / "data/schema").glob("*.json"), *(site / "api/v1/schema").glob("*.json")]
    return {path.as_posix(): json.loads(path.read_text(encoding="utf-8")) for path in paths}


def nodes(value: object, in_names: bool = False) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        if not in_names:
            yield value
        for key, item in value.items():
            yield from nodes(item, in_names=not in_names and key in {"properties", "$defs"})
    for item in value if isinstance(value, list) else ():
        yield from nodes(item)


def test_every_pattern_is_one_in_javascript_too(site: Path) -> None:
    patterns = sorted({str(node["pattern"]) for schema in schemas(site).values() for node in nodes(schema) if "pattern" in node})
    assert len(patterns) > 5
    program = "for (const pattern of JSON.parse(process.argv[1])) new RegExp(pattern, 'u')"
    done = subprocess.run(["node", "-e", program, json.dumps(patterns)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_schema_has_a_word_that_the_standard_does_not_know(site: Path) -> None:
    for path, schema in schemas(site).items():
        assert {key for node in nodes(schema) if "type" in node or "$defs" in node for key in node} <= KNOWN, path
        jsonschema.Draft202012Validator.check_schema(schema)


def test_no_field_has_a_list_of_types_and_what_is_published_is_text(site: Path) -> None:
    for path, schema in schemas(site).items():
        assert all(isinstance(node["type"], str) for node in nodes(schema) if "type" in node), path
    dates = json.loads((site / "api/v1/schema/claims.json").read_text(encoding="utf-8"))["$defs"]["Strength"]["properties"]["as_of"]
    assert [one["type"] for one in dates["anyOf"]] == ["string", "null"]


def test_every_schema_has_an_address_of_its_own(site: Path) -> None:
    found = [str(schema["$id"]) for schema in schemas(site).values()]
    assert len(set(found)) == len(found)
    assert all(":" in address for address in found)


@pytest.mark.parametrize("value", [-5, 2.5, "many"])
def test_a_number_below_nought_is_refused(value: object) -> None:
    schema = json.loads((ROOT / "data/schema/claims.json").read_text(encoding="utf-8"))
    quantity = {"$defs": schema["$defs"], "$ref": "#/$defs/Quantity"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"value": value}, quantity)


def refused(schema: Path, files: list[Path]) -> str:
    """What check-jsonschema, which editors' hooks run, says of files held against a schema; nothing where they fit."""
    done = CliRunner().invoke(check_jsonschema.main, ["--schemafile", str(schema), *map(str, files)])
    return "" if done.exit_code == 0 else done.output or "it failed"


def test_check_jsonschema_finds_that_every_file_of_the_api_fits_its_schema(site: Path) -> None:
    folder = site / "api/v1"
    for schema in sorted((folder / "schema").glob("*.json")):
        files = [folder / schema.name, *(sorted((folder / "claims").rglob("*.json")) if schema.stem == "claims" else [])]
        assert refused(schema, files) == ""


def test_check_jsonschema_finds_that_every_data_file_fits_the_schema_that_editors_are_told_of(tmp_path: Path) -> None:
    told = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert {ROOT / path for path in told} == set((ROOT / "data/schema").glob("*.json"))
    seen = set()
    for schema, patterns in told.items():
        files = [path for pattern in ([patterns] if isinstance(patterns, str) else patterns) for path in sorted(ROOT.glob(pattern))]
        assert refused(ROOT / schema, files) == ""
        seen |= set(files)
    assert set((ROOT / "data").rglob("*.yml")) <= seen
    wrong = tmp_path / "wrong.yml"
    wrong.write_text((ROOT / "data/claims/rferl-2015.yml").read_text(encoding="utf-8").replace("standing: said", "standing: hinted", 1))
    assert "'hinted' is not one of" in refused(ROOT / "data/schema/claims.json", [wrong])
