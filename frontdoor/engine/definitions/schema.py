"""The JSON Schema of a service's file, for editors that help while one writes.
Must not be what the check relies on: it sees less."""

from typing import Any

from frontdoor.engine.definitions.language import Block, Council, Service, TeamSet

USE = {
    "type": "object",
    "description": "A block of questions that several services share, by its name in blocks/.",
    "properties": {"use": {"type": "string"}},
    "required": ["use"],
    "additionalProperties": False,
}


LIKE = {"type": "string", "description": "A pattern of patterns/ whose keys hold where the service writes none."}

JOINED = ("State", "Transition", "Clock", "Message", "Duplicates")


def definition_schema() -> dict[str, Any]:
    """A service at the top; council.yaml, teams.yaml and blocks under $defs/Council, TeamSet and Block."""
    service = Service.model_json_schema()
    shared = service.pop("$defs")
    for model in (Block, Council, TeamSet):
        other = model.model_json_schema()
        shared |= other.pop("$defs", {})
        shared[model.__name__] = other
    for own in ("key", "area"):
        del service["properties"][own]
        service["required"].remove(own)
    shared["Booking"]["properties"]["length"]["type"] = ["integer", "string"]  # 10 minutes
    shared["Use"] = USE
    service["properties"]["like"] = LIKE
    for part in JOINED:  # a service that is like a pattern may write only some of their keys; the check sees the whole
        shared[part].pop("required", None)
    service["anyOf"] = [{"required": ["like"]}, {"required": service.pop("required")}]
    top = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A service of the catalogue"}
    return {**top, **_plain({**service, "title": top["title"], "$defs": dict(sorted(shared.items()))})}


def _plain(schema: Any) -> Any:
    """Without what only Python means by it: titles, defaults of nothing, and null, which no file can hold."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema if each != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _plain(value) for key, value in schema.items() if not _is_noise(key, value)}
    choices = kept.get("anyOf")
    if isinstance(choices, list) and len(choices) == 1:
        del kept["anyOf"]
        kept = {**choices[0], **kept}
    if "discriminator" in kept:
        del kept["discriminator"]
        kept = {"anyOf": [{"$ref": "#/$defs/Use"}, kept]}
    return kept


def _is_noise(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str) and value != "A service of the catalogue") or (
        key == "default" and value in (None, {}, [], False)
    )
