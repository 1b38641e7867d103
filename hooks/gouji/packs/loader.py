"""From a folder of YAML to a :class:`~gouji.packs.contents.Pack`.

A pack may have ``extends: other``. Then it gives only what differs:

- ``pack.yaml``: keys that are not given are those of the other pack, its claims and its language for instance.
- ``form.yaml`` may be missing. ``sections`` and ``tables`` are lists of changes, ``specimen``, ``template``,
  ``topics``, ``figures`` and ``values`` give the keys that change, ``words`` and ``measures`` the classes, in which
  ``{name}`` stands for the words that the class has in the other pack; other lists (``units``) replace those of it.
- Every other file is a list of changes to the rules.

A change with the ``id`` of an entry replaces the keys that it gives, whole (``{id: copied, severity: warning}``);
``{id: copied, off: true}`` drops the entry; any other id is a new entry, at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, inspect
from msgspec.structs import replace

from gouji.messages.errors import FileError, PackError, Problem, in_order
from gouji.messages.suggestions import did_you_mean
from gouji.packs import form_files, messages
from gouji.packs.contents import Pack
from gouji.packs.files import FORM, FORMS, PACK, contents
from gouji.packs.validation import problems
from gouji.schema.sections import connected
from gouji.yaml import nodes
from gouji.yaml.convert import convert
from gouji.yaml.languages import LANGUAGES, completed
from gouji.yaml.messages import PARTS_INSTEAD
from gouji.yaml.nodes import MappingEntry, Node
from gouji.yaml.parts import PARTS, expanded
from gouji.yaml.validation import repeated

_read = lru_cache(maxsize=64)(nodes.read)
"""YAML takes most of the time; while one file is written in an editor, the others are what they were."""


def load(folder: Path, bases: Mapping[str, Path] | None = None) -> Pack:
    """The pack in ``folder``. ``bases`` are the folders, by id, of the packs that it may extend.

    Raises:
        PackError: something is wrong with the pack or one that it extends; all problems of the first kind that occurs
            (YAML, types, meaning).
    """
    return read(folder, bases)[0]


def read(folder: Path, bases: Mapping[str, Path] | None = None) -> tuple[Pack, Node]:
    """As :func:`load`, and the YAML of the pack, base and changes merged: its rules are in the order of the pack's."""
    try:
        tree = _without_parts(_tree(folder, _Bases(bases or {})))
        pack = _connected(convert(tree, Pack))
        found = in_order(problems(pack, tree, folder.resolve().name))
    except FileError as error:
        raise PackError(*error.problems) from None
    if found:
        raise PackError(*found)
    return pack, tree


def _connected(pack: Pack) -> Pack:
    """The pack, each section of its form with the connectives that hold for it."""
    sections = connected(pack.form.sections, pack.form.connectives)
    return replace(pack, form=replace(pack.form, sections=sections))


class _Bases(Struct, frozen=True):
    """Packs that can be extended, and the ids of those that are being read."""

    folders: Mapping[str, Path]
    chain: tuple[str, ...] = ()


def _tree(folder: Path, bases: _Bases) -> Node:
    """All of the pack as one node with the keys of :class:`Pack`; each part keeps its place in its own file."""
    files = {name: _read(str(folder / name), data, PARTS_INSTEAD) for name, data in contents(folder).items()}
    info = files.pop(PACK)
    own_form = form_files.joined(
        files.pop(name) for name in list(files) if name == FORM or name.startswith(f"{FORMS}/")
    )
    for rules in files.values():
        if not isinstance(rules.value, tuple):
            raise FileError(rules.problem(messages.RULES_NO_LIST))
    changes = replace(info, value=tuple(rule for rules in files.values() for rule in rules.items))
    base = _base(folder, info, bases)
    form = _with_parts(own_form, base)
    if base is not None:
        info = _over(base.at("info"), info)
        form = _changed_form(base.at("form"), form)
        changes = _changed(base.at("rules"), changes)
    if form is None:
        raise FileError(Problem(str(folder / FORM), messages.FILE_MISSING))
    if not changes.items:
        raise FileError(info.problem(messages.NO_RULES))
    parts = {"info": info, "form": form, "rules": changes}
    return _in_its_language(replace(info, value={key: MappingEntry(node, node) for key, node in parts.items()}))


def _with_parts(form: Node | None, base: Node | None) -> Node | None:
    inherited = base.at("form").get(PARTS) if base else None
    return expanded(form, inherited.entries if inherited else {}) if form else None


def _without_parts(tree: Node) -> Node:
    """The tree as the types have it: what parts there were stands where they are named."""
    form = tree.at("form")
    kept = replace(form, value={key: entry for key, entry in form.entries.items() if key != PARTS})
    return replace(tree, value={**tree.entries, "form": MappingEntry(kept, kept)})


def _in_its_language(tree: Node) -> Node:
    """The messages of a pack in one language, complete. Another ``language`` is a problem that the schema reports."""
    language = tree.at("info").get("language")
    if language is None:
        return tree
    return completed(tree, inspect.type_info(Pack), LANGUAGES.get(language.text, "en"))


def _base(folder: Path, info: Node, bases: _Bases) -> Node | None:
    extends = info.get("extends")
    if extends is None or not isinstance(extends.value, str):  # of another type: the schema will report it
        return None
    name, chain = extends.value, (*bases.chain, folder.resolve().name)
    if name in chain:
        raise FileError(extends.problem(messages.EXTENDS_ITSELF.fill(chain=" → ".join((*chain, name)))))
    if name not in bases.folders:
        hint = did_you_mean(name, bases.folders)
        raise FileError(extends.problem(messages.UNKNOWN_BASE.fill(name=name, hint=hint)))
    return _tree(bases.folders[name], _Bases(bases.folders, chain))


def _over(base: Node, changes: Node) -> Node:
    """The entries of a mapping, changed entries over those of the base."""
    return replace(changes, value={**base.entries, **changes.entries})


def _changed_form(base: Node, changes: Node | None) -> Node:
    if changes is None:
        return base
    lists = {
        key: MappingEntry(entry.key, _changed(base.at(key), entry.value))
        for key, entry in changes.entries.items()
        if key in ("sections", "tables") and isinstance(base.at(key).value, tuple)
    }
    for key in ("specimen", "template", "topics", "figures", "values"):
        if key in changes.entries and key in base.entries:
            lists[key] = MappingEntry(changes.entries[key].key, _over(base.at(key), changes.at(key)))
    for key in ("words", "measures"):
        if key in changes.entries and key in base.entries:
            lists[key] = MappingEntry(changes.entries[key].key, _more_words(base.at(key), changes.at(key)))
    return replace(changes, value={**base.entries, **changes.entries, **lists})


def _more_words(base: Node, changes: Node) -> Node:
    """Classes of words, changed ones over those of the base, whose words ``{name}`` stands for in the class."""
    classes = {name: _with_base(name, base, entry) for name, entry in changes.entries.items()}
    return replace(changes, value={**base.entries, **classes})


def _with_base(name: str, base: Node, entry: MappingEntry) -> MappingEntry:
    items = entry.value.items
    if not items or name not in base.entries:
        return entry
    spliced = (each for item in items for each in (base.at(name).items if item.text == f"{{{name}}}" else (item,)))
    return MappingEntry(entry.key, replace(entry.value, value=tuple(spliced)))


def _changed(base: Node, changes: Node) -> Node:
    """A list of entries with ids after the changes to it."""
    if not isinstance(changes.value, tuple):
        return changes
    if twice := (*repeated(base.items), *repeated(changes.items)):
        raise FileError(*twice)
    merged = {_id(entry) or str(index): entry for index, entry in enumerate(base.items)}
    added = []
    for change in changes.items:
        name = _id(change)
        if _is_off(change):
            _check_off(change, merged)
            del merged[name]
        elif name in merged:
            _check_kind(change, merged[name])
            merged[name] = _over(merged[name], change)
        else:
            _check_new(change, base)
            added.append(change)
    return replace(changes, value=(*merged.values(), *added))


def _id(entry: Node) -> str:
    return entry.at("id").text


def _is_off(change: Node) -> bool:
    return change.at("off").value is True


def _check_off(change: Node, known: Mapping[str, Node]) -> None:
    for key, entry in change.entries.items():
        if key not in ("id", "off"):
            raise FileError(entry.key.problem(messages.OFF_ALONE))
    if (name := _id(change)) not in known:
        message = messages.UNKNOWN_OFF.fill(name=name, hint=did_you_mean(name, known))
        raise FileError(change.at("id").problem(message))


def _check_kind(change: Node, base: Node) -> None:
    check, known = change.get("check"), base.get("check")
    if check is not None and known is not None and check.value != known.value:
        message = messages.OTHER_CHECK.fill(name=_id(change), check=known.text)
        raise FileError(check.problem(message))


def _check_new(change: Node, base: Node) -> None:
    """A rule that is no change to another must give its check: else its id is probably misspelt."""
    named = {_id(entry) for entry in base.items if "check" in entry.entries}
    if named and "check" not in change.entries and "id" in change.entries:
        name = _id(change)
        message = messages.UNKNOWN_CHANGE.fill(name=name, hint=did_you_mean(name, named))
        raise FileError(change.at("id").problem(message))
