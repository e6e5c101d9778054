"""No signals, no save() of our own, no model forms or generic views; time, actor and network come from above.

What the database does by itself is declared on the models, and everything else is an action that can be found by name.
"""

import ast
from pathlib import Path

from .sources import imported, modules, tree

# Django and its kin would call these unasked, from far away.
UNASKED = {"receiver", "post_save", "pre_save", "post_delete", "pre_delete", "m2m_changed"}
FORBIDDEN_IMPORTS = ("django.db.models.signals", "django.dispatch", "django.views.generic", "django.contrib.admin")
FORBIDDEN_BASES = {"ModelForm", "ModelAdmin", "View", "TemplateView", "FormView", "ListView", "DetailView"}
MODEL_METHODS = {"save", "delete", "clean", "full_clean"}
READS_THE_CLOCK = {"now", "utcnow", "today"}
READS_THE_CLOCK_WHEN_GIVEN_NOTHING = {"localdate", "localtime"}
SPEAKS_TO_THE_NETWORK = ("smtplib", "requests", "urllib.request", "http.client", "socket", "httpx")


def test_nothing_is_hung_on_a_signal():
    found = [
        f"{path}: {name}"
        for path in modules("frontdoor")
        for name in {*imported(path), *names(path)}
        if name.startswith(FORBIDDEN_IMPORTS[:2]) or name in UNASKED
    ]
    assert found == []


def test_no_view_is_generic_and_nothing_is_written_through_the_admin():
    found = [
        f"{path}: {name}"
        for path in modules("frontdoor")
        for name in imported(path)
        if name.startswith(FORBIDDEN_IMPORTS[2:])
    ]
    assert found == []


def test_no_class_is_a_model_form_or_a_view():
    found = [f"{path}: {node.name}" for path, node in classes() if set(bases(node)) & FORBIDDEN_BASES]
    assert found == []


def test_no_model_has_verbs_of_its_own():
    found = [
        f"{path}: {node.name}.{part.name}"
        for path, node in classes()
        if "models" in (path.stem, path.parent.name)
        for part in node.body
        if isinstance(part, ast.FunctionDef) and part.name in MODEL_METHODS
    ]
    assert found == []


def test_actions_and_models_are_given_the_time_and_never_read_it():
    found = []
    for path in modules("frontdoor/engine"):
        if path.name != "tasks.py":  # a job is where the time comes from
            found += [f"{path}:{call.lineno}" for call in calls(path) if _reads_the_clock(call)]
    assert found == []


def test_the_environment_is_read_on_one_page():
    """Elsewhere it is only set for what is started next, or handed on whole to a child."""
    found = [
        f"{path}:{node.lineno} {ast.unparse(node)}"
        for path in modules("frontdoor")
        for node in ast.walk(tree(path))
        if str(path) != "frontdoor/config/variables.py" and _reads_the_environment(node)
    ]
    assert found == []


def test_actions_are_given_the_actor_and_never_see_a_request():
    found = [str(path) for path in modules("frontdoor/engine") if any("http" in name for name in imported(path))]
    assert found == []


def test_only_adapters_and_the_assembly_speak_to_the_network():
    found = [
        f"{path}: {name}"
        for under in ("frontdoor/engine", "frontdoor/web", "frontdoor/domains")
        for path in modules(under)
        for name in imported(path)
        if name.startswith(SPEAKS_TO_THE_NETWORK)
    ]
    assert found == []


def test_pages_use_the_engine_and_write_nothing_themselves():
    """A write that is worth a name is an action; a page that saves a row goes round it."""
    writes = {"save", "create", "bulk_create", "get_or_create", "update_or_create", "bulk_update"}
    found = [
        f"{path}:{call.lineno} {ast.unparse(call.func)}"
        for path in modules("frontdoor/web")
        for call in calls(path)
        if _name_of(call) in writes and "objects" in ast.unparse(call.func)
    ]
    assert found == []


def classes() -> list[tuple[Path, ast.ClassDef]]:
    return [
        (path, node) for path in modules("frontdoor") for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)
    ]


def bases(node: ast.ClassDef) -> list[str]:
    return [ast.unparse(base).rsplit(".", 1)[-1] for base in node.bases]


def calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]


def names(path: Path) -> set[str]:
    return {node.id for node in ast.walk(tree(path)) if isinstance(node, ast.Name)}


def _reads_the_clock(call: ast.Call) -> bool:
    name = _name_of(call)
    return name in READS_THE_CLOCK or (name in READS_THE_CLOCK_WHEN_GIVEN_NOTHING and not call.args)


def _reads_the_environment(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(attr="getenv" | "getenvb" | "environb"):
            return True
        case ast.Attribute(value=ast.Attribute(attr="environ"), attr=name):
            return name != "setdefault"
        case ast.Subscript(value=ast.Attribute(attr="environ"), ctx=ast.Load()):
            return True
        case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[ast.Attribute(attr="environ")]):
            return True
        case ast.ImportFrom(module="os", names=names):
            return any(name.name in ("environ", "getenv") for name in names)
    return False


def _name_of(call: ast.Call) -> str:
    return ast.unparse(call.func).rsplit(".", 1)[-1]
