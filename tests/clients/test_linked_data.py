"""What programs that join data make of the pages and the annotations: read by rdflib and asked with SPARQL, without a network."""

import importlib.resources
import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from dossier.desk.checking import Checked
from lxml import html
from rdflib import RDF, BNode, Graph, Namespace, URIRef

# rdflib warns of what it itself still uses.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
PREFIXES = "PREFIX schema: <https://schema.org/> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX as: <https://www.w3.org/ns/activitystreams#>"
# The terms that the annotations use, as the Web Annotation Vocabulary (W3C Recommendation of 2017) has them in its context.
# Any other term would have no meaning, and vanish.
ANNOTATIONS = {
    "as": "https://www.w3.org/ns/activitystreams#", "dcterms": "http://purl.org/dc/terms/", "oa": str(OA),
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "schema": "http://schema.org/", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id", "type": "@type", "label": "rdfs:label", "exact": "oa:exact", "identifying": "oa:identifying",
    "Annotation": "oa:Annotation", "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "SpecificResource": "oa:SpecificResource", "TextQuoteSelector": "oa:TextQuoteSelector", "TimeState": "oa:TimeState",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    **{term: {"@id": name, "@type": "@id"} for term, name in {
        "body": "oa:hasBody", "target": "oa:hasTarget", "source": "oa:hasSource", "selector": "oa:hasSelector", "state": "oa:hasState",
        "cached": "oa:cachedSource", "rights": "dcterms:rights", "first": "as:first", "partOf": "as:partOf",
    }.items()},
}  # fmt: skip


@cache
def vocabulary() -> dict[str, dict]:
    """The terms of schema.org by their names, from the copy that the library `rocrate` carries."""
    text = (importlib.resources.files("rocrate") / "data" / "schema.jsonld").read_text(encoding="utf-8")
    return {node["@id"].removeprefix("schema:"): node for node in json.loads(text)["@graph"]}


def listed(node: dict, key: str) -> set[str]:
    """The names that a term of schema.org has under a key, which holds one or a list."""
    found = node.get(key, [])
    return {one["@id"].removeprefix("schema:") for one in (found if isinstance(found, list) else [found])}


def kinds(name: str) -> set[str]:
    """A type of schema.org with all that it is a kind of."""
    return {name}.union(*(kinds(above) for above in listed(vocabulary()[name], "rdfs:subClassOf") if above in vocabulary()))


def context() -> dict[str, object]:
    """A context for pages, in which what can only be an address is one, as schema.org's own has it; a term that it does not know vanishes."""
    links = {
        name for name, node in vocabulary().items() if "URL" in (ranges := listed(node, "schema:rangeIncludes")) and "Text" not in ranges
    }
    return {name: {"@id": SCHEMA[name], **({"@type": "@id"} if name in links else {})} for name in vocabulary() if ":" not in name}


@pytest.fixture(scope="module")
def told(site: Path) -> list[dict]:
    """The nodes that all pages tell programs of."""
    found = []
    for path in sorted(site.rglob("*.html")):
        for script in html.parse(path).getroot().xpath("//script[@type='application/ld+json']/text()"):
            document = json.loads(script)
            assert document["@context"] == "https://schema.org"
            found += document["@graph"]
    return found


@pytest.fixture(scope="module")
def pages(told: list[dict]) -> Graph:
    """All that pages tell, as one graph."""
    return Graph().parse(data=json.dumps({"@context": context(), "@graph": told}), format="json-ld")


@pytest.fixture(scope="module")
def annotations(site: Path) -> Graph:
    """The annotations as a graph."""
    found = json.loads((site / "data/annotations.jsonld").read_text(encoding="utf-8"))
    assert found.pop("@context") == "http://www.w3.org/ns/anno.jsonld"
    return Graph().parse(data=json.dumps({"@context": ANNOTATIONS, **found}), format="json-ld")


def asked(graph: Graph, query: str) -> list[tuple[object, ...]]:
    return [tuple(term.toPython() for term in row) for row in graph.query(f"{PREFIXES} {query}")]


def keys(node: object) -> Counter[str]:
    """The keys in a piece of JSON-LD, each as often as it says something."""
    if isinstance(node, list):
        return sum((keys(one) for one in node), Counter())
    if not isinstance(node, dict):
        return Counter()
    return sum(map(keys, node.values()), Counter(key for key in node if not key.startswith("@")))


def test_every_term_of_the_pages_is_known_and_stands_on_a_type_that_may_have_it(told: list[dict], pages: Graph) -> None:
    assert set(keys(told)) <= set(vocabulary())
    for subject, term in {(subject, term) for subject, term in pages.subject_predicates() if term != RDF.type}:
        mine = {kind for one in pages.objects(subject, RDF.type) for kind in kinds(str(one).removeprefix(SCHEMA))}
        assert listed(vocabulary()[str(term).removeprefix(SCHEMA)], "schema:domainIncludes") & mine, (subject, term)


def test_sparql_counts_the_claims_that_the_library_has(pages: Graph, real: Checked) -> None:
    library = real.library
    assert asked(pages, "SELECT (COUNT(DISTINCT ?claim) AS ?n) { ?claim a schema:Claim }") == [(len(library.claims),)]
    by_article = asked(
        pages, "SELECT ?article (COUNT(?claim) AS ?n) { ?claim a schema:Claim ; schema:appearance ?article } GROUP BY ?article"
    )
    assert dict(by_article) == {library.sources[key].url: len(claims) for key, claims in library.claims_of.items()}
    said = asked(pages, "SELECT ?name (COUNT(?claim) AS ?n) { ?claim a schema:Claim ; schema:author/schema:name ?name } GROUP BY ?name")
    counts = dict(said)
    for person in library.of_kind("person"):
        assert counts.get(person.name, 0) == sum(person.id in claim.speakers for claim in library.claims.values()), person.id
    assert sorted(text for (text,) in asked(pages, "SELECT ?text { ?claim a schema:Claim ; schema:text ?text }")) == sorted(
        claim.says for claim in library.claims.values()
    )


def test_each_subject_is_one_node_with_one_name_and_types_that_agree(pages: Graph, real: Checked) -> None:
    named = {"Person", "Organization", "Country", "Place", "Event", "Thing", "NewsArticle"}
    nodes: dict[str, set[object]] = {}
    for name in named:
        for node in pages.subjects(RDF.type, SCHEMA[name]):
            (label,) = {*pages.objects(node, SCHEMA.name), *pages.objects(node, SCHEMA.headline)}
            nodes.setdefault(str(label), set()).add(node)
    of_the_site = set(real.library.dossier.creators)  # in the description of the data set alone
    assert {name for name, found in nodes.items() if len(found) > 1} == set()
    assert {name for name, found in nodes.items() for node in found if isinstance(node, BNode)} - of_the_site == set()
    spoken_of = {library_name for claim in real.library.claims.values() for library_name in claim.about + claim.speakers}
    assert {real.library.subjects[key].name for key in spoken_of} - set(nodes) == set()
    for name, found in nodes.items():
        types = [str(one).removeprefix(SCHEMA) for node in found for one in pages.objects(node, RDF.type)]
        narrowest = max(types, key=lambda one: len(kinds(one)))
        assert set(types) <= kinds(narrowest), name


def test_an_article_has_its_authors_and_its_publisher_once(pages: Graph, real: Checked) -> None:
    for source in real.library.sources.values():
        article = URIRef(source.url)
        assert sorted(str(pages.value(one, SCHEMA.name)) for one in pages.objects(article, SCHEMA.author)) == sorted(
            f"{author.given} {author.family}" for author in source.authors
        )
        assert [str(pages.value(one, SCHEMA.name)) for one in pages.objects(article, SCHEMA.publisher)] == [source.publisher]
        assert pages.value(article, SCHEMA.archivedAt) == URIRef(source.archive)


def test_every_annotation_joins_a_claim_of_the_pages_with_the_words_of_its_article(pages: Graph, annotations: Graph, real: Checked) -> None:
    joined = annotations + Graph()
    for term in (RDF.type, SCHEMA.appearance, SCHEMA.archivedAt):
        joined += pages.triples((None, term, None))  # type: ignore[operator]
    found = asked(
        joined,
        """SELECT ?claim ?words { ?note a oa:Annotation ; oa:motivatedBy oa:identifying ; oa:hasBody ?claim ; oa:hasTarget ?target .
        ?target oa:hasSource ?article ; oa:hasSelector/oa:exact ?words ; oa:hasState/oa:cachedSource ?copy .
        ?claim a schema:Claim ; schema:appearance ?article . ?article schema:archivedAt ?copy }""",
    )
    library = real.library
    wanted = [(library.publication.at(f"claims/{key}"), words) for key, claim in library.claims.items() for words in claim.fragments]
    assert sorted(found) == sorted(wanted)
    (total,) = asked(annotations, "SELECT ?total { ?all as:totalItems ?total }")
    assert total == (len(wanted),)


def test_every_term_of_the_annotations_has_a_meaning(site: Path) -> None:
    found = json.loads((site / "data/annotations.jsonld").read_text(encoding="utf-8"))
    assert {key for key in keys(found) if ":" not in key} <= set(ANNOTATIONS)
    assert {key.partition(":")[0] for key in keys(found) if ":" in key} <= set(ANNOTATIONS)
