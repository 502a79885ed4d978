"""Read the scenario, programme and evidence files without any library.

Two parts: a parser for the part of the libconfig language that our files use
(groups, lists, arrays, strings, numbers, booleans, comments), and the merging of
the layers of a scenario into one `Setting`.  No checking beyond what is needed to
fail loudly: koers itself is the checker.
"""

import os
import re
from dataclasses import dataclass

START_YEAR = 2022
LAST_YEAR = 2045
DEFAULT_HORIZON = 2031
PILLARS = ("school", "work", "housing")
SOURCES = ("state", "municipal", "other")

_TOKEN = re.compile(
    r"""(?P<space>\s+|\#[^\n]*|//[^\n]*|/\*.*?\*/)
      | (?P<string>"(?:\\.|[^"\\])*")
      | (?P<number>[-+]?(?:0[xX][0-9a-fA-F]+L{0,2}
                        |(?:\d+\.\d*|\.\d+)(?:[eE][-+]?\d+)?
                        |\d+[eE][-+]?\d+
                        |\d+L{0,2}))
      | (?P<name>[A-Za-z*][-A-Za-z0-9_*]*)
      | (?P<mark>[=:;,(){}\[\]])""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", '"': '"', "\\": "\\"}


class ConfigError(Exception):
    """The text is not in the language, or a file lacks something needed."""


def _tokens(text):
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            line = text.count("\n", 0, at) + 1
            raise ConfigError(f"line {line}: cannot read {text[at:at + 20]!r}")
        if match.lastgroup != "space":
            yield match.lastgroup, match.group(), at
        at = match.end()
    yield "end", "", at


def _unquote(text):
    def one(match):
        escaped = match.group(1)
        return chr(int(escaped[1:], 16)) if escaped[0] == "x" else _ESCAPE[escaped]

    return re.sub(r'\\(x[0-9a-fA-F]{2}|[ntrf"\\])', one, text[1:-1])


def _number(text):
    digits = text.rstrip("L")
    if "x" in digits.lower():
        return int(digits, 16)
    return float(digits) if re.search(r"[.eE]", digits) else int(digits)


class _Parser:
    def __init__(self, text):
        self.text = text
        self.stream = _tokens(text)
        self.step()

    def step(self):
        self.kind, self.value, self.at = next(self.stream)

    def fail(self, wanted):
        line = self.text.count("\n", 0, self.at) + 1
        raise ConfigError(f"line {line}: found {self.value!r}, wanted {wanted}")

    def accept(self, marks):
        """Take one of the marks if it is next; say whether it was."""
        found = self.kind == "mark" and self.value in marks
        if found:
            self.step()
        return found

    def settings(self, closing):
        group = {}
        while not (self.accept(closing) if closing else self.kind == "end"):
            if self.kind != "name":
                self.fail("a name")
            name = self.value
            if name in group:
                self.fail(f"'{name}' only once")
            self.step()
            if not self.accept("=:"):
                self.fail("'='")
            group[name] = self.setting()
            self.accept(";,")
        return group

    def items(self, closing):
        found = []
        if self.accept(closing):
            return found
        while True:
            found.append(self.setting())
            if self.accept(closing):
                return found
            if not self.accept(","):
                self.fail(f"',' or '{closing}'")

    def setting(self):
        kind, value = self.kind, self.value
        if kind == "string":
            pieces = []
            while self.kind == "string":
                pieces.append(_unquote(self.value))
                self.step()
            return "".join(pieces)
        if kind == "number":
            self.step()
            return _number(value)
        if kind == "name" and value.lower() in ("true", "false"):
            self.step()
            return value.lower() == "true"
        if self.accept("{"):
            return self.settings("}")
        if self.accept("("):
            return self.items(")")
        if self.accept("["):
            return self.items("]")
        return self.fail("a value")


def parse(text):
    """A group as dict, a list or array as list; numbers keep int or float."""
    return _Parser(text.lstrip("\ufeff")).settings("")


def read_file(path):
    with open(path, encoding="utf-8") as file:
        try:
            return parse(file.read())
        except ConfigError as error:
            raise ConfigError(f"{path}: {error}") from None


# Layers ------------------------------------------------------------------------

def _chain(path, seen=()):
    """The files a scenario rests on, root first."""
    path = os.path.abspath(path)
    if path in seen:
        raise ConfigError(f"{path}: based_on goes round in a circle")
    layer = read_file(path)
    below = layer.get("based_on")
    if below is None:
        return [layer]
    below = os.path.join(os.path.dirname(path), below)
    return _chain(below, seen + (path,)) + [layer]


def _merge(base, layer):
    """Groups key by key; everything else is replaced whole."""
    merged = dict(base)
    for key, value in layer.items():
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = _merge(merged[key], value)
        else:
            merged[key] = value
    return merged


def _merge_targets(base, layer):
    merged = {target["id"]: target for target in base}
    for target in layer:
        old = dict(merged.get(target["id"], {}))
        if "at_least" in target or "at_most" in target:
            old.pop("at_least", None)
            old.pop("at_most", None)
        merged[target["id"]] = {**old, **target}
    return list(merged.values())


def _add_layer(base, layer):
    layer = dict(layer)
    base = dict(base)
    levers = layer.get("levers", {})
    for one, other in (("caseload", "caseload_change"), ("caseload_change", "caseload")):
        if one in levers and other in base.get("levers", {}):
            base["levers"] = {k: v for k, v in base["levers"].items() if k != other}
    # Replaced whole or merged by another rule than the general one.
    title = layer.pop("title", base.get("title"))
    assume = {**base.get("assume", {}), **layer.pop("assume", {})}
    targets = _merge_targets(base.get("targets", []), layer.pop("targets", []))
    merged = _merge(base, layer)
    merged.update(title=title, assume=assume, targets=targets)
    return merged


# Paths -------------------------------------------------------------------------

def lever_path(value, level_2022, years):
    """Values in `years` (2022 first): linear between points, constant after.

    Returns None for a lever that stays at its 2022 level.
    """
    if isinstance(value, dict):
        value = value["path"]
    if value is None or value == "2022":
        return None
    if not isinstance(value, list):
        return [level_2022] + [value + 0.0] * (len(years) - 1)
    points = [tuple(point) for point in value]
    if points[0][0] != START_YEAR + 1:
        points.insert(0, (START_YEAR, level_2022))
    path = [level_2022]
    for year in years[1:]:
        if year >= points[-1][0]:
            path.append(points[-1][1] + 0.0)
            continue
        i = max(j for j, point in enumerate(points) if point[0] <= year)
        (y0, x0), (y1, x1) = points[i], points[i + 1]
        path.append(x0 + (x1 - x0) * ((year - y0) / (y1 - y0)))
    return path


def step_path(value, years):
    """Values in `years`: an amount holds until the next year named."""
    if not isinstance(value, list):
        value = [(START_YEAR + 1, value)]
    path = [0.0]
    for year in years[1:]:
        amounts = [amount for start, amount in value if start <= year]
        path.append(amounts[-1] if amounts else 0.0)
    return path


@dataclass
class Budget:
    """Money of one pillar, million euros a year by year index; None: no budget."""

    sources: list
    unmodelled: list


@dataclass
class Setting:
    """A scenario with everything it rests on."""

    id: str
    years: list
    facts: dict
    level: dict        # lever -> 2022 level (not the caseloads)
    levers: dict       # lever -> values by year index, or None where not changed
    caseloads: dict    # lever -> what the file says, for the three caseload levers
    budgets: dict      # pillar -> Budget
    state_match: dict
    shock: dict        # year -> percentage points
    priors: dict
    targets: list


def _budget(value, years):
    none = [None] * len(years)
    if value is None or value == "unlimited":
        return Budget(none, [0.0] * len(years))
    unmodelled = step_path(value.get("unmodelled", 0.0), years)
    if not any(source in value for source in SOURCES):
        return Budget(none, unmodelled)
    paths = [step_path(value.get(source, 0.0), years) for source in SOURCES]
    rows = [None if "unlimited" in row else dict(zip(SOURCES, row)) for row in zip(*paths)]
    return Budget(rows, unmodelled)


def _assume(priors, assumed):
    """Replaced whole, but a parameter stays in its group with its sign."""
    merged = dict(priors)
    for key, prior in assumed.items():
        kept = {name: priors[key][name] for name in ("group", "sign") if name in priors[key]}
        merged[key] = {**kept, **prior}
    return merged


def default_data_dir():
    here = os.path.dirname(os.path.abspath(__file__))
    return os.path.join(here, os.pardir, os.pardir, "scenarios")


def read_scenario(path, data_dir=None, horizon=None):
    """The resolved setting of one scenario file (or the name of a shipped one)."""
    data_dir = data_dir or default_data_dir()
    if not os.path.exists(path) and os.sep not in path:
        path = os.path.join(data_dir, path.removesuffix(".cfg") + ".cfg")
    programme = read_file(os.path.join(data_dir, "parameters", "programme.cfg"))
    evidence = read_file(os.path.join(data_dir, "parameters", "evidence.cfg"))

    merged = {"targets": programme["targets"]}
    for layer in _chain(path):
        merged = _add_layer(merged, layer)

    end = horizon or merged.get("horizon", DEFAULT_HORIZON)
    years = list(range(START_YEAR, end + 1))
    named = merged.get("levers", {})
    unknown = set(named) - set(programme["levers"])
    if unknown:
        raise ConfigError(f"{path}: unknown levers {sorted(unknown)}")
    level, levers, caseloads = {}, {}, {}
    for key, lever in programme["levers"].items():
        if key.startswith("caseload"):
            value = named.get(key)
            value = value["path"] if isinstance(value, dict) else value
            caseloads[key] = None if value == "2022" else value
        else:
            level[key] = lever["level_2022"] + 0.0
            levers[key] = lever_path(named.get(key), level[key], years)

    funding = merged.get("funding", {})
    return Setting(
        id=merged["id"],
        years=years,
        facts={key: fact["value"] for key, fact in programme["facts"].items()},
        level=level,
        levers=levers,
        caseloads=caseloads,
        budgets={pillar: _budget(funding.get(pillar), years) for pillar in PILLARS},
        state_match=funding.get("state_match"),
        shock={year: points for year, points in merged.get("economy", {}).get("shock", [])},
        priors=_assume(evidence["priors"], merged["assume"]),
        targets=merged["targets"],
    )
