"""Priors as monotone functions of a standard normal z.

Normal and lognormal are computed directly.  A beta, or any prior cut to an interval,
goes through its quantile function, tabulated in z once per run and read by linear
interpolation (1,025 nodes; error below 1e-5 standard deviations).
"""

import math
from statistics import NormalDist

import numpy as np

_NORMAL = NormalDist()
NODES = 1025
Z_MAX = 8.3
Z_NODES = np.linspace(-Z_MAX, Z_MAX, NODES)
_PER_Z = (NODES - 1) / (2 * Z_MAX)
PROGRAMME_LOADING = 0.6


def cdf(z):
    """Standard normal distribution function of one number."""
    return 0.5 * math.erfc(-z / math.sqrt(2))


def quantile(p):
    """Standard normal quantile of one number, also at 0 and 1."""
    if p <= 0:
        return -math.inf
    if p >= 1:
        return math.inf
    return _NORMAL.inv_cdf(p)


def cut_to(z, low, high):
    """Map z so that a standard normal becomes one truncated to [low, high].

    Works in the tail on the side of z, where the probabilities keep their digits.
    """
    mapped = np.empty_like(z)
    for i, one in enumerate(z):
        if one <= 0:
            p = cdf(low) + cdf(one) * (cdf(high) - cdf(low))
            flip = p > 0.5
            if flip:
                p = cdf(-high) + cdf(-one) * (cdf(-low) - cdf(-high))
        else:
            p = cdf(-high) + cdf(-one) * (cdf(-low) - cdf(-high))
            flip = p <= 0.5
            if not flip:
                p = cdf(low) + cdf(one) * (cdf(high) - cdf(low))
        mapped[i] = -quantile(p) if flip else quantile(p)
    return np.clip(mapped, low, high)


class _Beta:
    """Beta distribution on the scale s = logit(x), where its density is smooth."""

    GRID = 4097

    def __init__(self, a, b):
        log_norm = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
        tiny = math.log(1e-18)
        s = np.linspace(
            (tiny + math.log(a) + log_norm) / a,
            -(tiny + math.log(b) + log_norm) / b,
            self.GRID,
        )
        log_x, log_y = -np.logaddexp(0, -s), -np.logaddexp(0, s)
        density = np.exp(a * log_x + b * log_y - log_norm)
        slope = density * (a * np.exp(log_y) - b * np.exp(log_x))
        # Trapezium rule with its end correction: error of fourth order.
        h = s[1] - s[0]
        panel = h / 2 * (density[1:] + density[:-1]) + h * h / 12 * (slope[:-1] - slope[1:])
        panel = np.maximum(panel, 0)
        below = np.concatenate(([0.0], np.cumsum(panel))) + density[0] / a
        above = np.concatenate((np.cumsum(panel[::-1])[::-1], [0.0])) + density[-1] / b
        # s as a function of the normal score z: nearly straight, its slope known.
        z = np.array([quantile(p) if p < 0.5 else -quantile(q) for p, q in zip(below, above)])
        inside = (np.abs(z) < 8.6) & (density > 0)
        self.z, self.s = z[inside], s[inside]
        bell = np.exp(-0.5 * self.z**2) / math.sqrt(2 * math.pi)
        self.slope = bell / density[inside]

    def at(self, z):
        """The quantile x at normal score z (array)."""
        i = np.clip(np.searchsorted(self.z, z) - 1, 0, len(self.z) - 2)
        h = self.z[i + 1] - self.z[i]
        t = np.clip((z - self.z[i]) / h, 0, 1)
        s = (
            (1 + 2 * t) * (1 - t) ** 2 * self.s[i]
            + t * (1 - t) ** 2 * h * self.slope[i]
            + t * t * (3 - 2 * t) * self.s[i + 1]
            - t * t * (1 - t) * h * self.slope[i + 1]
        )
        return 1 / (1 + np.exp(-s))

    def score(self, x):
        """The normal score of a quantile x (one number)."""
        if x <= 0:
            return -math.inf
        if x >= 1:
            return math.inf
        low, high = self.z[0], self.z[-1]
        for _ in range(100):
            middle = 0.5 * (low + high)
            low, high = (middle, high) if self.at(np.array([middle]))[0] < x else (low, middle)
        return 0.5 * (low + high)


class Prior:
    """One prior of an evidence file or of a scenario's `assume`."""

    def __init__(self, group):
        kind = group["distribution"]
        self.fixed = group["value"] + 0.0 if kind == "fixed" else None
        self.sign = group.get("sign", 1) if group.get("group") == "programme" else 0
        self.table = None
        self.log = kind == "lognormal"
        if kind == "fixed":
            return
        lower, upper = group.get("lower"), group.get("upper")
        if kind == "beta":
            beta = _Beta(group["a"], group["b"])
            at, score = beta.at, beta.score
        else:
            if self.log:
                self.centre, self.scale = math.log(group["median"]), group["sdlog"]
            else:
                self.centre, self.scale = group["mean"], group["sd"]
            at, score = self._at, self._score
            if self.scale == 0:
                self.fixed = group["median" if self.log else "mean"] + 0.0
                return
        if kind == "beta" or lower is not None or upper is not None:
            z = Z_NODES
            if lower is not None or upper is not None:
                low = -math.inf if lower is None else score(lower)
                high = math.inf if upper is None else score(upper)
                z = cut_to(z, low, high)
            self.table = at(z)
            self.steps = np.append(np.diff(self.table), 0.0)

    def _at(self, z):
        value = self.centre + self.scale * z
        return np.exp(value) if self.log else value

    def _score(self, x):
        if self.log:
            x = math.log(x) if x > 0 else -math.inf
        return (x - self.centre) / self.scale

    def draw(self, rng, n, programme):
        """n values, or one float where the prior is fixed."""
        if self.fixed is not None:
            return self.fixed
        z = rng.standard_normal(n)
        if self.sign:
            z *= math.sqrt(1 - PROGRAMME_LOADING**2)
            z += self.sign * PROGRAMME_LOADING * programme
        if self.table is not None:
            return self._look_up(z)
        z *= self.scale
        z += self.centre
        return np.exp(z, out=z) if self.log else z

    def _look_up(self, z):
        z += Z_MAX
        z *= _PER_Z
        i = z.astype(np.intp)  # |z| > 8.3 comes once in 10^16 numbers
        z -= i
        z *= self.steps[i]
        z += self.table[i]
        return z


def beta_quantile(a, b, z):
    """Quantile of Beta(a, b) at normal score z (one number)."""
    return float(_Beta(a, b).at(np.array([z]))[0])
