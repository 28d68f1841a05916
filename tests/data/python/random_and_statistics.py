"""random with seeds, and statistics: numbers that CPython gives too."""
import random, statistics as st
r = random.Random(42)
print(r.random(), r.randint(1, 6), r.randrange(0, 100, 5), r.choice("abcdef"), r.uniform(1, 2), r.sample(range(50), 4), r.getrandbits(40), r.gauss(0, 1), r.choices("ab", weights=[1, 9], k=6))
l = list(range(8)); r.shuffle(l); print(l, r.triangular(0, 10, 3), r.expovariate(2), r.betavariate(1, 2), r.normalvariate(5, 2), r.randbytes(4).hex(), r.lognormvariate(0, 1), r.paretovariate(3), r.weibullvariate(1, 2), r.vonmisesvariate(0, 1), r.gammavariate(2, 1))
random.seed("text"); print(random.random(), random.randint(0, 10 ** 20)); random.seed(1.5); print(random.random()); random.seed(b"bytes"); print(random.random()); random.seed(10 ** 30); print(random.random())
state = r.getstate(); first = [r.random() for _ in range(2)]; r.setstate(state); print(first == [r.random() for _ in range(2)], random.Random(7).random() == random.Random(7).random())
for wrong in (lambda: r.choice([]), lambda: r.sample([1], 2), lambda: r.randint(5, 1), lambda: r.randrange(0), lambda: r.choices([], k=1), lambda: r.sample({1, 2}, 1)):
    try: print(wrong())
    except (IndexError, ValueError, TypeError) as error: print(type(error).__name__, error)
data = [1, 2, 2, 3, 4, 7, 9]
print(st.mean(data), st.median(data), st.mode(data), st.multimode("aabb"), st.stdev(data), st.pstdev(data), st.variance(data), st.pvariance(data), st.median_low([1, 2, 3, 4]), st.median_high([1, 2, 3, 4]), st.fmean(data), st.geometric_mean([1, 2, 4]), st.harmonic_mean([40, 60]), st.quantiles(data, n=4))
print(st.mean([1.5, 2.5]), st.median([1, 2]), st.mean([1, 2]), st.correlation([1, 2, 3], [2, 4, 7]), st.covariance([1, 2, 3], [1, 5, 7]), st.linear_regression([1, 2, 3], [2, 4, 6.5]))
for wrong in (lambda: st.mean([]), lambda: st.stdev([1]), lambda: st.median([]), lambda: st.mode([])):
    try: print(wrong())
    except st.StatisticsError as error: print(error)
def pi(n, rng): return 4 * sum(rng.random() ** 2 + rng.random() ** 2 < 1 for _ in range(n)) / n
print(pi(300, random.Random(1)), [random.Random(s).randint(0, 99) for s in range(6)], sorted(random.Random(3).sample("abcdefghij", 10)) == list("abcdefghij"), "".join(random.Random(9).choices("01", k=20)))
