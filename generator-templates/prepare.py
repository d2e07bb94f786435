"""Write the spec in a form that openapi-python-client can see, for `generate.sh`.

The generator drops extensions and descriptions of operations and parameters, and has no word for a
list, a page or an answer that only says done. This puts what the templates need where they can see
it: facts of an operation on its response, facts of fields on their schema. It stops at what the
templates do not know: no code is better than code that sends or reads the wrong thing.

    python prepare.py SPEC RESULT
"""

from __future__ import annotations

import json
import sys
from keyword import iskeyword
from pathlib import Path
from typing import Any, NoReturn

from openapi_python_client.strings import ClassName, PythonIdentifier, snake_case
from ruamel.yaml import YAML

Json = dict[str, Any]

METHODS = ("get", "put", "post", "delete", "patch")
SCALARS = {
    ("string", None): "text", ("string", "date-time"): "instant", ("string", "date"): "day",
    ("string", "date-time-local"): "wall_time", ("integer", None): "int",
    ("integer", "int32"): "int", ("integer", "int64"): "int", ("number", None): "float",
    ("number", "float"): "float", ("number", "double"): "float", ("boolean", None): "bool",
}  # fmt: skip
PARAMETERS = ("text", "int", "bool", "choice", "pair", "wall_time", "day", "int_or_text")
STREAM = {"limit": "max_items", "time": None, "sent": None, "dates": False, "most": 500}


def stop(where: str, problem: str) -> NoReturn:
    """End the generation."""
    sys.exit(f"no code for {where}: {problem} (see generator-templates/prepare.py)")


def named(where: str, name: str) -> str:
    """Return a name if Python takes it."""
    if iskeyword(name) or not name.isidentifier():
        stop(where, f"the name {name}; give it an x-python-name")
    return name


def in_python(text: str, facts: list[Json]) -> str:
    """Return a text with the names that callers use, not those of the wire."""
    for fact in facts:
        text = text.replace(f"`{fact['wire']}`", f"`{fact['name']}`")
    return text


class Spec:
    """The spec, with its references and allOf resolved where they are looked at."""

    def __init__(self, spec: Json) -> None:
        self.whole = spec
        self.schemas: Json = spec["components"]["schemas"]

    def at(self, node: Json) -> Json:
        """Return the target of a `$ref`, or the node itself."""
        if "$ref" not in node:
            return node
        found: Any = self.whole
        for name in node["$ref"].removeprefix("#/").split("/"):
            if name not in found:
                stop(node["$ref"], "there is no such component")
            found = found[name]
        return self.at(found)

    def merged(self, schema: Json) -> Json:
        """Return a schema with what it takes over through allOf."""
        schema = self.at(schema)
        if "allOf" not in schema:
            return schema
        merged: Json = {"type": "object", "properties": {}, "required": []}
        own = {key: value for key, value in schema.items() if key != "allOf"}
        for part in [*map(self.merged, schema["allOf"]), own]:
            merged["properties"] |= part.get("properties", {})
            merged["required"] += part.get("required", [])
            merged |= {k: v for k, v in part.items() if k not in ("properties", "required")}
        return merged

    def model(self, where: str, node: Json) -> Json:
        """Return the names of the class and the module of a component."""
        if "$ref" not in node:
            stop(where, "something that is not a schema of components")
        name = ClassName(node["$ref"].rpartition("/")[2], "")
        return {"model": str(name), "module": str(PythonIdentifier(name, ""))}


class Fields:
    """What the templates need to know of a field, of a parameter and of a body's field."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec

    def of(self, name: str, schema: Json) -> list[Json]:
        """Return the facts of an object's fields, the required ones first."""
        required = schema.get("required", [])
        facts = [
            self.field(f"{name}.{wire}", wire, field, wire in required)
            for wire, field in schema.get("properties", {}).items()
        ]
        facts = [fact | {"text": in_python(fact["text"], facts)} for fact in facts]
        return sorted(facts, key=lambda field: not field["required"])

    def field(self, where: str, wire: str, field: Json, required: bool) -> Json:
        """Return the facts of one field; what stands beside a `$ref` counts more than behind it."""
        described = self.spec.at(field) | field
        return {
            "wire": wire,
            "name": named(where, described.get("x-python-name") or snake_case(wire)),
            "required": required,
            "text": described.get("description") or stop(where, "no description"),
            "default": described.get("default"),
            "words": described.get("x-extensible-enum"),
            "shown": described.get("x-repr", True) and not described.get("x-secret"),
            "secret": described.get("x-secret", False),
            "repeats": described.get("x-repeats", False),
            "parsed_as": described.get("x-parsed-as"),
            "writer": described.get("x-writer"),
            "once": described.get("x-once"),
            **self.kind(where, field),
        }

    def kind(self, where: str, schema: Json) -> Json:
        """Return how a value is read and written, and its model if it has one."""
        target = self.spec.at(schema)
        kind = target.get("type")
        if isinstance(kind, list):
            (kind,) = [each for each in kind if each != "null"]
        if "enum" in target:
            return {"kind": "choice", **self.spec.model(where, schema)}
        if "patternProperties" in target:
            return {"kind": "pair"}
        if kind == "object" or "allOf" in target or "properties" in target:
            return self.object_kind(where, schema)
        if kind == "array":
            inner = self.kind(f"{where}[]", target["items"])
            lists = {"text": "texts", "nested": "models"}
            return inner | {"kind": lists.get(inner["kind"]) or stop(where, f"a list of {inner}")}
        if [self.kind(where, each)["kind"] for each in target.get("oneOf", [])] == ["int", "text"]:
            return {"kind": "int_or_text"}
        known = SCALARS.get((str(kind), target.get("format")))
        return {"kind": known or stop(where, f"the type {kind} {target.get('format') or ''}")}

    def object_kind(self, where: str, schema: Json) -> Json:
        """Return how an object is read: as a model, or as a mapping if its keys are free."""
        names = self.spec.model(where, schema)
        merged = self.spec.merged(schema)
        if merged.get("properties"):
            return {"kind": "nested", **names}
        values = merged.get("additionalProperties")
        known = {"True": "mapping", "string": "text_mapping"}
        kind = known.get(values.get("type") if isinstance(values, dict) else str(values))
        return {
            "kind": kind or stop(where, "an object with neither fields nor free values"),
            **names,
        }


class Preparation:
    """The rewriting of the spec, operation by operation and schema by schema."""

    def __init__(self, spec: Json) -> None:
        self.spec = Spec(spec)
        self.fields = Fields(self.spec)
        self.about = {tag["name"]: tag["description"] for tag in spec.get("tags", [])}

    def run(self) -> Json:
        """Return the rewritten spec."""
        whole = self.spec.whole
        for path, item in whole["paths"].items():
            if unknown := item.keys() - set(METHODS) - {"summary", "description"}:
                stop(path, f"a path with {', '.join(sorted(unknown))}")
            for method in item.keys() & set(METHODS):
                self.operation(f"{method.upper()} {path}", path, item[method])
        whole["components"]["schemas"] = self.wanted(whole["components"]["schemas"])
        whole.pop("webhooks", None)
        whole["components"].pop("examples", None)
        return whole

    def wanted(self, schemas: Json) -> Json:
        """Return what becomes a module: what is answered, given, or within those."""
        found: Json = {}
        left = [n for n, each in schemas.items() if {"x-arguments", "x-home"} & each.keys()]
        for item in self.spec.whole["paths"].values():
            for operation in item.values():
                facts = operation["responses"]["200"]["x-operation"]
                fields = [*facts["filters"], *(facts["body"] or {}).get("fields", ())]
                left += [each["model"] for each in (facts["answer"], *fields) if each.get("model")]
        while left:
            name = left.pop()
            if name not in found:
                found[name] = self.schema(name, schemas[name])
                fields = found[name].get("x-fields", ())
                left += [
                    each["model"] for each in fields if each.get("model") and not each["writer"]
                ]
        return {name: found[name] for name in schemas if name in found}

    def operation(self, where: str, path: str, operation: Json) -> None:
        """Put what the templates need on the response, which is all they see of an operation."""
        tag, *more = operation.get("tags", [])
        name = operation.get("operationId", "")
        if more or not name.startswith(f"{tag}_"):
            stop(where, "an operationId that does not start with its only tag")
        parameters = [self.spec.at(each) for each in operation.get("parameters", [])]
        ids = [self.parameter(where, each) for each in parameters if each["in"] == "path"]
        query = [self.parameter(where, each) for each in parameters if each["in"] != "path"]
        in_path = {part[1:-1] for part in path.split("/") if part[:1] == "{"}
        if {each["wire"] for each in ids} != in_path:
            stop(where, "path parameters that are not those of the path")
        paged = [each["wire"] for each in query if each["required"]]
        if paged not in ([], ["count", "offset"]):
            stop(where, f"the required parameters {paged}; only count and offset may be required")
        response = self.success(where, operation)
        response["x-operation"] = {
            "resource": tag,
            "about": self.about.get(tag) or stop(where, f"no description of the tag {tag}"),
            "method": named(where, name.removeprefix(f"{tag}_")),
            "page": operation.get("externalDocs", {}).get("url") or stop(where, "no externalDocs"),
            "kind": operation.get("x-kind", "call"),
            "by_hand": operation.get("x-by-hand", False),
            "ids": ids,
            "paged": bool(paged),
            "filters": [each for each in query if not each["required"]],
            "filters_name": operation.get("x-filters"),
            "stream": self.stream(where, operation.get("x-stream"), bool(paged)),
            "body": self.body(where, operation.get("requestBody")),
            "answer": self.answer(where, response, bool(paged)),
        }
        operation["description"] = self.in_python(operation, response["x-operation"])
        # The facts say what they are; the rest would only have to be understood twice.
        operation["parameters"] = [each | {"schema": {"type": "string"}} for each in parameters]
        operation.pop("requestBody", None)
        del response["content"]  # the facts say what it is
        operation["responses"] = {"200": response}

    def in_python(self, operation: Json, facts: Json) -> str:
        """Return the description with the names that callers use, not those of the wire."""
        answered = self.spec.schemas.get(facts["answer"].get("model", ""), {})
        fields = self.spec.merged(answered).get("properties", {})
        known = [
            {"wire": k, "name": v.get("x-python-name") or snake_case(k)} for k, v in fields.items()
        ]
        known += [*facts["filters"], *(facts["body"] or {}).get("fields", ())]
        return in_python(operation.get("description", ""), known)

    def parameter(self, where: str, parameter: Json) -> Json:
        """Return the facts of a parameter, which are those of a field."""
        wire, where = parameter["name"], f"{where}, parameter {parameter['name']}"
        if parameter["in"] not in ("path", "query"):
            stop(where, f"a parameter in the {parameter['in']}")
        schema = parameter.get("schema") or stop(where, "no schema")
        beside = {k: v for k, v in parameter.items() if k in ("description", "x-python-name")}
        facts = self.fields.field(where, wire, schema | beside, parameter.get("required", False))
        if facts["kind"] not in PARAMETERS:
            stop(where, f"a parameter that is {facts['kind']}")
        return facts

    def stream(self, where: str, facts: Json | None, paged: bool) -> Json | None:
        """Return the facts of a stream, with their defaults."""
        if facts is None:
            return None
        if not paged or not {"noun", "key"} <= facts.keys() <= STREAM.keys() | {"noun", "key"}:
            stop(where, "an x-stream without count and offset, or with facts it does not know")
        return STREAM | facts

    def body(self, where: str, body: Json | None) -> Json | None:
        """Return the facts of a request body: its fields, unless the caller encodes it."""
        if body is None:
            return None
        schema = self.json_of(where, self.spec.at(body))
        if self.spec.at(body).get("x-encoded"):
            return {}
        names = self.spec.model(where, schema)
        return {"fields": self.fields.of(names["model"], self.spec.merged(schema))}

    def json_of(self, where: str, described: Json) -> Json:
        """Return the schema of a body or an answer, which must be JSON."""
        content = described.get("content", {})
        if [*content] != ["application/json"]:
            stop(where, f"content that is {', '.join(content) or 'nothing'} instead of JSON")
        schema: Json = content["application/json"].get("schema") or stop(where, "no schema")
        return schema

    def success(self, where: str, operation: Json) -> Json:
        """Return the one answer that is no error."""
        found = [code for code in operation["responses"] if str(code).startswith("2")]
        if found != ["200"]:
            stop(where, f"the success responses {found}; there must be a 200 and no other")
        return dict(self.spec.at(operation["responses"]["200"]))

    def answer(self, where: str, response: Json, paged: bool) -> Json:
        """Return how an answer is read."""
        schema = self.json_of(where, response)
        if schema.get("type") == "array":
            return {"kind": "array", **self.spec.model(where, schema["items"])}
        names = self.spec.model(where, schema)
        merged = self.spec.merged(schema)
        if merged.get("x-done"):
            return {"kind": "done"}
        if key := response.get("x-unwrap"):
            problem = f"x-unwrap of {key}, which is no field"
            inner = merged["properties"].get(key) or stop(where, problem)
            return {"kind": "object", "key": key, **self.spec.model(where, inner)}
        beside = {**merged.get("properties", {})}
        beside.pop("TotalCount", None)
        ((key, rows), *more) = beside.items() or stop(where, "an answer without fields")
        alone = not more and "x-additional-name" not in merged
        if alone and self.spec.at(rows).get("type") == "array" and "$ref" in rows.get("items", {}):
            # Only the rows become models: a page or a list is all there is of the rest.
            kind = "page" if paged else "list"
            return {"kind": kind, "key": key, **self.spec.model(where, rows["items"])}
        if paged:
            stop(where, "count and offset, but an answer that is not one list")
        return {"kind": "object", **names}

    def schema(self, name: str, schema: Json) -> Json:
        """Return a schema without allOf, with the facts of its fields."""
        schema = self.spec.merged(schema)
        if "enum" in schema:
            spellings = zip(schema.get("x-spellings", schema["enum"]), schema["enum"], strict=True)
            return schema | {"enum": [f"{shown}={wire}" for shown, wire in spellings]}
        if not schema.get("properties"):
            return schema
        rest = schema.get("additionalProperties")
        counters = "x-additional-name" in schema
        if isinstance(rest, dict) and not (counters and rest.get("type") == "integer"):
            stop(name, "other keys than integers with an x-additional-name")
        fields = self.fields.of(name, schema)
        if "x-arguments" in schema:  # one argument may be written in two ways
            fields = [*{each["name"]: each for each in fields}.values()]
        stubs = {each["wire"]: {"type": "string"} for each in fields}
        return schema | {"properties": stubs, "x-fields": fields}


if __name__ == "__main__":
    source, result = map(Path, sys.argv[1:])
    spec = YAML(typ="safe").load(source.read_text("utf-8"))
    result.write_text(json.dumps(Preparation(spec).run()), "utf-8")
