"""The only place that looks at the clock: today, and the first working Monday after it."""

from datetime import date, timedelta

WEEK = timedelta(weeks=1)


def today() -> date:
    """Today on this machine."""
    return date.today()  # noqa: DTZ011 (the day on the wall of the firm, not the one in Greenwich)


def first_working_monday(after: date) -> date:
    """The first Monday after a day that is no public holiday in Japan."""
    import jpholiday

    monday = after + timedelta(days=7 - after.weekday())
    while jpholiday.is_holiday(monday):
        monday += WEEK
    return monday
