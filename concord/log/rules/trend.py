"""What the data can carry about a trend, in words, and no more (confidentiality.md, “Nothing claimed beyond the data”)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb, sqrt

Z_95 = 1.959963984540054
FEWEST_DECISIONS = 5
CHART_FROM = 12
LEVEL = 0.05
RUN = 8


@dataclass(frozen=True)
class Share:
    """Followed of decided in one period. A period without decisions is a gap, not a zero."""

    label: str
    followed: int
    not_followed: int

    @property
    def n(self) -> int:
        return self.followed + self.not_followed

    @property
    def value(self) -> float | None:
        return self.followed / self.n if self.n else None


@dataclass(frozen=True)
class Trend:
    """A reading in words, the method by its name, and the number of decisions behind it."""

    reading: str
    method: str
    n: int
    p_value: float | None = None


def wilson(successes: int, n: int) -> tuple[float, float]:
    """95 % interval of a share. Wilson, J. Am. Stat. Assoc. 22 (1927)."""
    if n == 0:
        return 0.0, 1.0
    share, z2 = successes / n, Z_95**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z_95 * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def exact_trend(shares: Sequence[Share]) -> tuple[float, float]:
    """Exact one-sided p-values (up, down) of the Cochran–Armitage test with equally spaced scores.

    Given all totals, the statistic Σ score × followed has a conditional distribution that is built by convolution.
    Cochran, Biometrics 10 (1954); Armitage, Biometrics 11 (1955).
    """
    counted = [(score, share) for score, share in enumerate(shares) if share.n]
    total = sum(share.followed for _, share in counted)
    ways: dict[tuple[int, int], int] = {(0, 0): 1}
    for score, share in counted:
        after: dict[tuple[int, int], int] = {}
        for (used, statistic), count in ways.items():
            for k in range(min(share.n, total - used) + 1):
                key = used + k, statistic + score * k
                after[key] = after.get(key, 0) + count * comb(share.n, k)
        ways = after
    seen = sum(score * share.followed for score, share in counted)
    complete = {statistic: count for (used, statistic), count in ways.items() if used == total}
    everything = sum(complete.values())
    up = Fraction(sum(c for s, c in complete.items() if s >= seen), everything)
    down = Fraction(sum(c for s, c in complete.items() if s <= seen), everything)
    return float(up), float(down)


def read_trend(shares: Sequence[Share]) -> Trend:
    """The trend of followed among decided points, in words.

    Fewer than five decisions say nothing; fewer than twelve periods are read by the exact trend test; from twelve on
    by a p-chart with three-sigma limits and the rule of eight in a row on one side (Nelson, J. Qual. Tech. 16, 1984).
    """
    with_n = [share for share in shares if share.n]
    n = sum(share.n for share in with_n)
    if n < FEWEST_DECISIONS:
        return Trend("too few to tell", f"none: fewer than {FEWEST_DECISIONS} decisions", n)
    if len(with_n) < 3:
        return Trend("too early to call a trend", "none: fewer than three periods with decisions", n)
    if len(with_n) < CHART_FROM:
        return read_exact(shares, with_n, n)
    return read_chart(with_n, n)


def read_exact(shares: Sequence[Share], with_n: Sequence[Share], n: int) -> Trend:
    method = "exact Cochran–Armitage trend test, two-sided"
    up, down = exact_trend(shares)
    both = min(1.0, 2 * min(up, down))
    if both < LEVEL:
        return Trend("a rise" if up < down else "a fall", method, n, both)
    values = [share.value or 0.0 for share in with_n]
    steps = list(zip(values, values[1:], strict=False))
    if all(later > earlier for earlier, later in steps):
        return Trend("up each time; not yet more than chance would give", method, n, both)
    if all(later < earlier for earlier, later in steps):
        return Trend("down each time; not yet more than chance would give", method, n, both)
    return Trend("no trend: the changes are within what chance gives", method, n, both)


def read_chart(shares: Sequence[Share], n: int) -> Trend:
    method = "p-chart with three-sigma limits; a point outside them, or eight in a row on one side of the mean"
    mean = sum(share.followed for share in shares) / n
    outside = [s.label for s in shares if abs((s.value or 0.0) - mean) > 3 * sqrt(mean * (1 - mean) / s.n)]
    above, below = longest_run(shares, mean, above=True), longest_run(shares, mean, above=False)
    if ends_in_run(shares, mean, above=True):
        return Trend(f"a rise: the last {RUN} periods or more lie above the mean", method, n)
    if ends_in_run(shares, mean, above=False):
        return Trend(f"a fall: the last {RUN} periods or more lie below the mean", method, n)
    if above >= RUN or below >= RUN:
        return Trend(f"a shift in the past: {max(above, below)} periods in a row on one side of the mean", method, n)
    if outside:
        return Trend(f"steady, but for {', '.join(outside)}, outside the limits", method, n)
    return Trend("steady: every period lies within the limits", method, n)


def sides(shares: Sequence[Share], mean: float, *, above: bool) -> list[bool]:
    return [(share.value or 0.0) > mean if above else (share.value or 0.0) < mean for share in shares]


def longest_run(shares: Sequence[Share], mean: float, *, above: bool) -> int:
    best = run = 0
    for side in sides(shares, mean, above=above):
        run = run + 1 if side else 0
        best = max(best, run)
    return best


def ends_in_run(shares: Sequence[Share], mean: float, *, above: bool) -> bool:
    return len(shares) >= RUN and all(sides(shares, mean, above=above)[-RUN:])


def gap_words(public: tuple[int, int], voluntary: tuple[int, int]) -> str:
    """The gap between two sectors, (followed, decided) each, in words with n; nothing claimed from fewer than five."""
    texts = [f"{100 * part / whole:.0f} % ({part} of {whole})" if whole else "no decisions" for part, whole in (public, voluntary)]
    both = f"public {texts[0]}, voluntary {texts[1]}"
    if min(public[1], voluntary[1]) < FEWEST_DECISIONS:
        return f"{both}: too few to compare"
    points = 100 * public[0] / public[1] - 100 * voluntary[0] / voluntary[1]
    size = f"a gap of {abs(points):.0f} percentage points"
    chance = fisher(public, voluntary)
    return f"{both}: {size}" + ("" if chance < LEVEL else ", which could be chance")


def fisher(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Fisher's exact test, two-sided: the chance of a table as unlikely as this one (Fisher 1922)."""
    (a, n1), (b, n2) = one, other
    total = a + b
    weights = {k: comb(n1, k) * comb(n2, total - k) for k in range(max(0, total - n2), min(n1, total) + 1)}
    return float(Fraction(sum(w for w in weights.values() if w <= weights[a]), sum(weights.values())))
