"""A number that nobody knows yet, held as three: at the least, in the middle, at the most."""

from dataclasses import dataclass
from fractions import Fraction

Number = int | float


@dataclass(frozen=True, slots=True)
class Estimate:
    """Low, middle and high, exact and in order; a number that is known stands three times."""

    low: Fraction
    middle: Fraction
    high: Fraction

    def plus(self, other: "Estimate") -> "Estimate":
        """Both together: the least with the least, the most with the most."""
        return Estimate(self.low + other.low, self.middle + other.middle, self.high + other.high)

    def times(self, other: "Estimate") -> "Estimate":
        """One as often as the other; neither may be below 0."""
        return Estimate(self.low * other.low, self.middle * other.middle, self.high * other.high)

    def less(self, other: "Estimate") -> "Estimate":
        """What is left: at the least the least of this less the most of the other, and the other way round."""
        return Estimate(self.low - other.high, self.middle - other.middle, self.high - other.low)

    def by(self, factor: Fraction | int) -> "Estimate":
        """So many times as much; the factor must not be below 0."""
        return Estimate(self.low * factor, self.middle * factor, self.high * factor)

    def at_least(self, floor: Fraction) -> "Estimate":
        """The same, nowhere below the floor."""
        return Estimate(*(max(one, floor) for one in self.points()))

    def at_most(self, ceiling: Fraction) -> "Estimate":
        """The same, nowhere above the ceiling."""
        return Estimate(*(min(one, ceiling) for one in self.points()))

    def points(self) -> tuple[Fraction, Fraction, Fraction]:
        """Low, middle, high."""
        return self.low, self.middle, self.high

    def sure(self) -> bool:
        """Whether the three are one."""
        return self.low == self.high


def known(number: Number | Fraction) -> Estimate:
    """One number as an estimate."""
    value = exact(number)
    return Estimate(value, value, value)


def exact(number: Number | Fraction) -> Fraction:
    """A number as it was written: 0.1 is a tenth."""
    return number if isinstance(number, Fraction) else Fraction(str(number))
