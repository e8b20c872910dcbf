"""What the data can carry about a trend, in words, and no more (confidentiality: nothing claimed beyond the data)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import comb, erfc, sqrt

from concord.core.lib.figures import percent

Z_95 = 1.959963984540054
FEWEST_DECISIONS = 5
FEWEST_PERIODS = 3
CHART_FROM = 12
LEVEL = 0.05
# Beyond this many decisions the exact and the normal p-value agree to two decimals, and the exact one takes too long.
EXACT_UP_TO = 250
RUN = 8
STEADY_RUN = 6
SET_ASIDE = 2
MOVES = {1: "a rise", -1: "a fall"}
# How often chance alone puts a period above (or below) a three-sigma limit.
BEYOND = 0.00135
UNPROVEN = {
    1: "up each time; not yet more than chance would give",
    -1: "down each time; not yet more than chance would give",
    0: "no trend: the changes are within what chance gives",
}


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
    """95 % interval of a share. Wilson, J. Am. Stat. Assoc. 22 (1927); see Newcombe, Stat. in Med. 17 (1998)."""
    if n == 0:
        return 0.0, 1.0
    share, z2 = successes / n, Z_95**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z_95 * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def exact_trend(shares: Sequence[Share]) -> tuple[float, float]:
    """Exact one-sided p-values (up, down) of the Cochran–Armitage test; scores are the places of the periods in time.

    Given all totals, the statistic Σ score × followed has a conditional distribution that is built by convolution.
    Cochran, Biometrics 10 (1954); Armitage, Biometrics 11 (1955).
    """
    return exact_p_values(*counted(shares))


def counted(shares: Sequence[Share]) -> tuple[tuple[tuple[int, int], ...], int, int]:
    """(score, decided) of each period that decided anything, how many were followed in all, and the statistic."""
    kept = [(place, share) for place, share in enumerate(shares) if share.n]
    first = kept[0][0] if kept else 0
    seen = sum((place - first) * share.followed for place, share in kept)
    return tuple((place - first, share.n) for place, share in kept), sum(share.followed for _, share in kept), seen


@lru_cache(maxsize=512)
def exact_p_values(sizes: tuple[tuple[int, int], ...], total: int, seen: int) -> tuple[float, float]:
    # One whole number holds the count of every statistic, each in its own eight-bit-aligned slot: shifting it adds to
    # the statistic, so that a convolution is additions of whole numbers and loses nothing.
    slot = 8 * (sum(n for _, n in sizes) // 8 + 1)
    ways = [1] + [0] * total
    for score, n in sizes:
        choices = [(comb(n, k), score * k * slot) for k in range(n + 1)]
        ways = [
            sum((ways[used - k] * count) << shift for k, (count, shift) in enumerate(choices[: used + 1]))
            for used in range(total + 1)
        ]
    packed = ways[total].to_bytes((ways[total].bit_length() // slot + 1) * slot // 8, "little")
    counts = [int.from_bytes(packed[at : at + slot // 8], "little") for at in range(0, len(packed), slot // 8)]
    everything = sum(counts)
    return float(Fraction(sum(counts[seen:]), everything)), float(Fraction(sum(counts[: seen + 1]), everything))


def normal_trend(shares: Sequence[Share]) -> tuple[float, float]:
    """The same p-values by the normal distribution with the exact conditional mean and variance, corrected by half."""
    sizes, total, seen = counted(shares)
    n = sum(size for _, size in sizes)
    first, second = (sum(score**power * size for score, size in sizes) for power in (1, 2))
    mean = total * first / n
    variance = total * (n - total) / (n * (n - 1)) * (second - first * first / n)
    if variance == 0:
        return 1.0, 1.0
    up, down = ((seen - mean - 0.5) / sqrt(2 * variance), (mean - seen - 0.5) / sqrt(2 * variance))
    return min(1.0, erfc(up) / 2), min(1.0, erfc(down) / 2)


def read_trend(shares: Sequence[Share]) -> Trend:
    """The trend of followed among decided points, in words.

    Fewer than five decisions say nothing; fewer than twelve periods are read by the exact trend test; from twelve on
    by a p-chart with run rules.
    """
    with_n = [share for share in shares if share.n]
    n = sum(share.n for share in with_n)
    if n < FEWEST_DECISIONS:
        return Trend("too few to tell", f"none: fewer than {FEWEST_DECISIONS} decisions", n)
    if len(with_n) < FEWEST_PERIODS:
        return Trend("too early to call a trend", "none: fewer than three periods with decisions", n)
    if len(with_n) < CHART_FROM:
        return read_test(shares, n)
    return read_chart(with_n, n)


def read_test(shares: Sequence[Share], n: int) -> Trend:
    """Two-sided, because a fall matters as much as a rise: twice the smaller side."""
    exact = n <= EXACT_UP_TO
    method = (
        f"{'exact ' if exact else ''}Cochran–Armitage trend test, two-sided{'' if exact else ', normal approximation'}"
    )
    up, down = exact_trend(shares) if exact else normal_trend(shares)
    both = min(1.0, 2 * min(up, down))
    if both < LEVEL:
        return Trend(MOVES[1 if up < down else -1], method, n, both)
    return Trend(UNPROVEN[direction(shares)], method, n, both)


def direction(shares: Sequence[Share]) -> int:
    """1: each share is higher than the one before; -1: each is lower; 0: neither. Compared as whole numbers."""
    pairs = list(pairwise([share for share in shares if share.n]))
    if all(later.followed * before.n > before.followed * later.n for before, later in pairs):
        return 1
    return -all(later.followed * before.n < before.followed * later.n for before, later in pairs)


def read_chart(shares: Sequence[Share], n: int) -> Trend:
    """A p-chart of periods that decided something, read by named rules, the strongest first.

    Western Electric, Statistical Quality Control Handbook (1956): rule 4, eight in a row on one side of the mean; rule
    1, a point outside three sigma. Nelson, J. Qual. Tech. 16 (1984): rule 3, six in a row each above the one before.
    """
    method = (
        "p-chart with three-sigma limits (Western Electric rule 1), eight in a row on one side of the mean (Western "
        "Electric rule 4) and six in a row rising or falling (Nelson rule 3)"
    )
    return Trend(chart_words(shares), method, n)


def chart_words(shares: Sequence[Share]) -> str:
    """What the rules find. One or two periods outside are set aside first, or they would drag the mean to them."""
    mean = mean_of(shares)
    outside = [share for share in shares if is_outside(share, mean)]
    set_aside = outside if len(outside) <= SET_ASIDE else []
    found = run_words([share for share in shares if share not in set_aside])
    if not outside:
        return found or "steady: every period lies within the limits"
    return f"{found or 'steady'}, but for {', '.join(share.label for share in outside)}, outside the limits"


def run_words(shares: Sequence[Share]) -> str:
    sides = [side_of(share, mean_of(shares)) for share in shares]
    latest = set(sides[-RUN:])
    if latest in ({1}, {-1}):
        return f"{MOVES[latest.pop()]}: the last {RUN} periods or more lie on one side of the mean"
    turn = direction(shares[-STEADY_RUN:])
    if turn:
        return f"{MOVES[turn]}: {STEADY_RUN} periods in a row, each {'above' if turn > 0 else 'below'} the one before"
    longest = max(longest_run(sides, 1), longest_run(sides, -1))
    if longest >= RUN:
        return f"a shift in the past: {longest} periods in a row on one side of the mean"
    return ""


def mean_of(shares: Sequence[Share]) -> float:
    return sum(share.followed for share in shares) / sum(share.n for share in shares)


def side_of(share: Share, mean: float) -> int:
    """1 above the mean, -1 below, 0 on it."""
    gap = share.followed - mean * share.n
    return 0 if abs(gap) < 1e-9 else (1 if gap > 0 else -1)


def longest_run(sides: Sequence[int], side: int) -> int:
    best = run = 0
    for one in sides:
        run = run + 1 if one == side else 0
        best = max(best, run)
    return best


def limits(n: int, mean: float) -> tuple[float, float]:
    """The three-sigma limits of a share of n, within 0 and 1."""
    width = 3 * sqrt(mean * (1 - mean) / n)
    return max(0.0, mean - width), min(1.0, mean + width)


def is_outside(share: Share, mean: float) -> bool:
    """Outside three sigma, and as rare as that sounds: with few decisions the limits alone cry wolf."""
    low, high = limits(share.n, mean)
    if low - 1e-9 <= share.followed / share.n <= high + 1e-9:
        return False
    below = share.followed < mean * share.n
    tail = range(share.followed + 1) if below else range(share.followed, share.n + 1)
    return sum(comb(share.n, k) * mean**k * (1 - mean) ** (share.n - k) for k in tail) <= BEYOND


def gap_words(public: tuple[int, int], voluntary: tuple[int, int]) -> str:
    """The gap between two sectors, (part, whole) each, in words with n; nothing is claimed from fewer than five."""
    return f"public {share_words(public)}, voluntary {share_words(voluntary)}: {gap_size(public, voluntary)}"


def gap_size(public: tuple[int, int], voluntary: tuple[int, int]) -> str:
    if min(public[1], voluntary[1]) < FEWEST_DECISIONS:
        return "too few to compare"
    # The gap of the shares as shown, so that a reader who takes one from the other finds the same.
    points = abs(percent(*public) - percent(*voluntary))
    if points == 0:
        return "no gap"
    size = f"a gap of {points} percentage point{'' if points == 1 else 's'}"
    return size if fisher(public, voluntary) < LEVEL else f"{size}, which could be chance"


def leaving_words(
    total: tuple[int, int], public: tuple[int, int], voluntary: tuple[int, int], names: tuple[str, str]
) -> str:
    """Two sectors, (part, whole) each, with n and the gap, as they may leave the group.

    Where one has fewer than five neither is shown, since the other would give it away (confidentiality.md, “Small
    numbers”); the total is, where it is enough. It is no sum of the two: what both owe or raise counts once.
    """
    if min(public[1], voluntary[1]) >= FEWEST_DECISIONS:
        said = f"{names[0]} {share_words(public)}, {names[1]} {share_words(voluntary)}"
        return f"{said}: {gap_size(public, voluntary)}"
    if total[1] < FEWEST_DECISIONS:
        return f"fewer than {FEWEST_DECISIONS}: too few to show"
    return f"{share_words(total)}; fewer than {FEWEST_DECISIONS} in a sector, so not shown apart"


def leaves_few(total: int, sectors: Sequence[int]) -> bool:
    """Whether a total beside two sectors that are shown apart would count out the few who are in neither."""
    return min(sectors) >= FEWEST_DECISIONS and 0 < total - sum(sectors) < FEWEST_DECISIONS


def share_words(share: tuple[int, int]) -> str:
    return f"{percent(*share)} % ({share[0]} of {share[1]})" if share[1] else "no decisions"


def fisher(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Fisher's exact test, two-sided: the chance of a table as unlikely as this one.

    Fisher, J. Roy. Stat. Soc. 85 (1922). Expects (part, whole) of each.
    """
    (a, n1), (b, n2) = one, other
    total = a + b
    least, most = max(0, total - n2), min(n1, total)
    weight = comb(n1, least) * comb(n2, total - least)
    weights = {least: weight}
    for k in range(least, most):
        # Each table's weight from the one before, exactly: thousands of large binomials would take seconds.
        weight = weight * (n1 - k) * (total - k) // ((k + 1) * (n2 - total + k + 1))
        weights[k + 1] = weight
    return float(Fraction(sum(w for w in weights.values() if w <= weights[a]), sum(weights.values())))
