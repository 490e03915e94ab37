"""Random numbers: the same from the same seed on every machine and with every Python."""

MASK = (1 << 64) - 1


class Chance:
    """splitmix64, seeded with any numbers."""

    def __init__(self, *seeds):
        self.state = 0
        for seed in seeds:
            self.state = (self.state ^ seed) & MASK
            self.state = self.word()

    def word(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, n):
        return (self.word() >> 11) % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def one(self, choices):
        return choices[self.below(len(choices))]

    def often(self, percent):
        return self.below(100) < percent

    def weighted(self, choices):
        """One of {choice: weight}; weights may be 0."""
        at = self.below(sum(choices.values()))
        for choice, weight in choices.items():
            at -= weight
            if at < 0:
                return choice
        raise AssertionError("no weights")

    def shuffled(self, things):
        things = list(things)
        for i in range(len(things) - 1, 0, -1):
            j = self.below(i + 1)
            things[i], things[j] = things[j], things[i]
        return things
