"""statistics: means, spreads and the like, exact where CPython's are: sums are of
fractions."""

import math
from collections import Counter
from math import gcd

__all__ = [
    "StatisticsError", "mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high",
    "mode", "multimode", "pstdev", "pvariance", "stdev", "variance", "quantiles", "correlation", "covariance",
    "linear_regression",
]


class StatisticsError(ValueError):
    pass


def _sum(data):
    """The sum as a fraction in its lowest terms, how many, and whether all are ints."""
    above, below, count, only_ints = 0, 1, 0, True
    for item in data:
        if isinstance(item, int):
            one, other = int(item), 1
        elif isinstance(item, float):
            if item - item != 0.0:
                return item, None, count + 1, False
            only_ints = False
            one, other = item.as_integer_ratio()
        else:
            raise TypeError(f"can't convert type '{type(item).__name__}' to numerator/denominator")
        above, below = above * other + one * below, below * other
        common = gcd(above, below)
        above, below, count = above // common, below // common, count + 1
    return above, below, count, only_ints


def _converted(above, below, only_ints):
    if only_ints and above % below == 0:
        return above // below
    return above / below


def mean(data):
    above, below, count, only_ints = _sum(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    if below is None:
        return above
    return _converted(above, below * count, only_ints)


def fmean(data, weights=None):
    data = list(data)
    if weights is not None:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("data and weights must be the same length")
        total = math.fsum(weights)
        if not total:
            raise StatisticsError("sum of weights must be non-zero")
        return math.fsum([one * weight for one, weight in zip(data, weights)]) / total
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    return math.fsum(data) / len(data)


def geometric_mean(data):
    data = [float(one) for one in data]
    if not data:
        raise StatisticsError("Must have a non-empty dataset")
    if any([one < 0.0 for one in data]):
        raise StatisticsError("No negative inputs allowed")
    if 0.0 in data:
        return 0.0
    return math.exp(math.fsum([math.log(one) for one in data]) / len(data))


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if any([one < 0 for one in data]):
        raise StatisticsError("harmonic mean does not support negative values")
    if 0 in data:
        return 0
    weights = [1] * len(data) if weights is None else list(weights)
    above, below, _, _ = _sum([weight / one for one, weight in zip(data, weights)])
    return sum(weights) * below / above


def median(data):
    data = sorted(data)
    count = len(data)
    if count == 0:
        raise StatisticsError("no median for empty data")
    if count % 2 == 1:
        return data[count // 2]
    return (data[count // 2 - 1] + data[count // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def mode(data):
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _squares(data, centre=None):
    """The sum of squared distances from the mean, as a fraction; how many."""
    data = list(data)
    above, below, count, only_ints = _sum(data)
    if count == 0:
        return 0, 1, 0, True
    if centre is None:
        mean_above, mean_below = above, below * count
    else:
        mean_above, mean_below = (centre, 1) if isinstance(centre, int) else centre.as_integer_ratio()
    total_above, total_below = 0, 1
    for item in data:
        one, other = (int(item), 1) if isinstance(item, int) else item.as_integer_ratio()
        apart, scale = one * mean_below - mean_above * other, other * mean_below
        total_above = total_above * scale * scale + apart * apart * total_below
        total_below *= scale * scale
        common = gcd(total_above, total_below)
        total_above, total_below = total_above // common, total_below // common
    return total_above, total_below, count, only_ints


def variance(data, xbar=None):
    above, below, count, only_ints = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("variance requires at least two data points")
    return _converted(above, below * (count - 1), only_ints)


def pvariance(data, mu=None):
    above, below, count, only_ints = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _converted(above, below * count, only_ints)


def _root(above, below):
    """The root of a fraction, to the nearest float."""
    if above == 0:
        return 0.0
    shift = 110 - (above.bit_length() - below.bit_length())
    shift += shift % 2
    scaled = (above << shift) // below if shift >= 0 else above // (below << -shift)
    root = math.isqrt(scaled)
    # A last bit that is never lost keeps the rounding right.
    root = root * 2 + (root * root != scaled)
    return math.ldexp(root, 0) / 2.0 ** (shift // 2 + 1) if shift // 2 + 1 < 1000 else root / (1 << (shift // 2 + 1))


def stdev(data, xbar=None):
    above, below, count, _ = _squares(data, xbar)
    if count < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(above, below * (count - 1))


def pstdev(data, mu=None):
    above, below, count, _ = _squares(data, mu)
    if count < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(above, below * count)


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    count = len(data)
    if count < 2:
        if count == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    result = []
    if method == "inclusive":
        for at in range(1, n):
            place, rest = divmod(at * (count - 1), n)
            result.append((data[place] * (n - rest) + data[place + 1] * rest) / n)
        return result
    if method != "exclusive":
        raise ValueError(f"Unknown method: {method!r}")
    for at in range(1, n):
        place = min(max(at * (count + 1) // n, 1), count - 1)
        rest = at * (count + 1) - place * n
        result.append((data[place - 1] * (n - rest) + data[place] * rest) / n)
    return result


def _pairs(x, y, what):
    if len(x) != len(y):
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    x_mean, y_mean = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return [one - x_mean for one in x], [one - y_mean for one in y], x_mean, y_mean


def covariance(x, y, /):
    one, other, _, _ = _pairs(x, y, "covariance")
    return math.fsum([a * b for a, b in zip(one, other)]) / (len(x) - 1)


def correlation(x, y, /, *, method="linear"):
    one, other, _, _ = _pairs(x, y, "correlation")
    both = math.fsum([a * b for a, b in zip(one, other)])
    try:
        return both / math.sqrt(math.fsum([a * a for a in one]) * math.fsum([b * b for b in other]))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


class LinearRegression(tuple):
    slope = property(lambda self: self[0])
    intercept = property(lambda self: self[1])

    def __repr__(self):
        return f"LinearRegression(slope={self[0]!r}, intercept={self[1]!r})"


def linear_regression(x, y, /, *, proportional=False):
    one, other, x_mean, y_mean = _pairs(x, y, "linear regression")
    if proportional:
        slope = math.fsum([a * b for a, b in zip(x, y)]) / math.fsum([a * a for a in x])
        return LinearRegression((slope, 0.0))
    below = math.fsum([a * a for a in one])
    if not below:
        raise StatisticsError("x is constant")
    slope = math.fsum([a * b for a, b in zip(one, other)]) / below
    return LinearRegression((slope, y_mean - slope * x_mean))
