"""The plan as an Excel workbook that goes on working: what is changed in it is worked out again by its formulas."""

from aiready.errors import AireadyError, fault
from aiready.report import Report
from aiready.text import Lang


def workbook_bytes(report: Report, lang: Lang) -> bytes:
    """`plan.xlsx`; every formula carries the value that aiready worked out.

    Raises:
        AireadyError: the library that writes workbooks is not installed.
    """
    try:
        from aiready.workbook.book import written
    except ImportError as error:
        if error.name != "xlsxwriter":
            raise
        raise AireadyError([fault("", "A481", format="xlsx", extra="office")]) from None
    return written(report, lang)
