"""The commands, built for one language."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from aiready.cli.help import help_text
from aiready.cli.planning import Named, built_in, make_report, samples, sheet_from
from aiready.cli.settings import Settings
from aiready.cli.words import EXAMPLES, OPTIONS, say
from aiready.errors import AireadyError, cause, fault, nearest
from aiready.report import Report

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 80}
JSON_SPACE = 2


def build_app(settings: Settings) -> typer.Typer:
    """All commands with their help in the language of the settings."""
    shapes = _shapes(settings)
    app = typer.Typer(
        cls=shapes["group"],
        add_completion=False,
        rich_markup_mode=None,
        context_settings=CONTEXT,
        pretty_exceptions_enable=False,
    )
    texts = {name: words[settings.lang] for name, words in OPTIONS.items()}

    def argument(name: str, metavar: str) -> Any:
        return typer.Argument(metavar=metavar, help=texts[name], show_default=False)

    def option(name: str, *flags: str) -> Any:
        return typer.Option(*flags, help=texts[name], show_default=False)

    @app.callback(invoke_without_command=True)
    def begin(context: typer.Context) -> None:
        if context.invoked_subcommand is None:
            _begin(context, settings)

    @app.command(cls=shapes["command"])
    def demo(out: Annotated[Path, option("out", "-o", "--out")] = Path("aiready-demo")) -> None:
        _demo(out, settings)

    @app.command(cls=shapes["command"])
    def interview(sheet: Annotated[Path, argument("interview_sheet", "SHEET")] = Path("aiready-sheet.yaml")) -> None:
        _interview(sheet, settings)

    @app.command(cls=shapes["command"])
    def score(
        sheets: Annotated[list[str], argument("sheets", "SHEET...")],
        as_json: Annotated[bool, option("json", "--json")] = False,
    ) -> None:
        _score(sheets, settings, as_json=as_json)

    @app.command(cls=shapes["command"])
    def plan(
        sheets: Annotated[list[str], argument("sheets", "SHEET...")],
        out: Annotated[Path, option("out", "-o", "--out")],
        formats: Annotated[str, option("formats", "--format")] = "md,html",
        start: Annotated[str, option("start", "--start")] = "",
        as_json: Annotated[bool, option("json", "--json")] = False,
        dry_run: Annotated[bool, option("dry_run", "--dry-run")] = False,
        force: Annotated[bool, option("force", "--force")] = False,
        overwrite_edited: Annotated[bool, option("overwrite_edited", "--overwrite-edited")] = False,
    ) -> None:
        from aiready.document_files import Overwrite

        overwrite = Overwrite(foreign=force or overwrite_edited, edited=overwrite_edited)
        _plan(_Order(sheets, out, formats, start, overwrite, as_json=as_json, dry_run=dry_run), settings)

    @app.command(cls=shapes["command"])
    def explain(
        sheet: Annotated[str, argument("sheet", "[SHEET]")] = "",
        what: Annotated[str, argument("what", "[WHAT]")] = "",
        code: Annotated[str, option("code", "--code")] = "",
        as_json: Annotated[bool, option("json", "--json")] = False,
    ) -> None:
        _explain(sheet, what or None, code, settings, as_json=as_json)

    @app.command(cls=shapes["command"])
    def answer(
        sheet: Annotated[Path, argument("sheet", "SHEET")],
        assignments: Annotated[list[str], argument("assignments", "ID=VALUE...")],
    ) -> None:
        _answer(sheet, assignments, settings)

    pack = typer.Typer(cls=shapes["group"], rich_markup_mode=None, context_settings=CONTEXT, no_args_is_help=True)
    app.add_typer(pack, name="pack")

    @pack.command(cls=shapes["command"])
    def check(folder: Annotated[str, argument("folder", "[DIR]")] = "") -> None:
        _check(folder, settings)

    @pack.callback()
    def pack_begin() -> None:
        pass

    return app


def _shapes(settings: Settings) -> dict[str, Any]:
    """Typer's classes with our own help; one that knows the language."""
    from typer.core import TyperCommand, TyperGroup

    class Command(TyperCommand):
        def get_help(self, ctx: Any) -> str:
            return help_text(ctx, settings.lang)

    class Group(TyperGroup):
        def get_help(self, ctx: Any) -> str:
            return help_text(ctx, settings.lang)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if args and args[0] not in self.commands and not args[0].startswith("-"):
                guess = nearest(args[0], self.commands)
                hint = say("did_you_mean", settings.lang, name=guess) if guess else ""
                problem = say("no_command", settings.lang, name=args[0]) + hint
                raise AireadyError([fault("", "A409", problem=problem)])
            return super().resolve_command(ctx, args)

    return {"command": Command, "group": Group}


def _out(text: str) -> None:
    sys.stdout.write(text + "\n")


def _talk(text: str, settings: Settings) -> None:
    if not settings.quiet:
        sys.stderr.write(text + "\n")


def _begin(context: typer.Context, settings: Settings) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        _out(context.get_help())
        return
    lang = settings.lang
    _out(say("purpose", lang) + "\n" + say("begin", lang))
    for name, command in (("demo", "aiready demo"), ("interview", "aiready interview"), ("help", "aiready --help")):
        _out(f"  {command:<20} {say(f'begin_{name}', lang)}")


def _demo(out: Path, settings: Settings) -> None:
    from aiready.cli.screen import firms_table

    pack = built_in()
    reports = {
        path.stem: make_report(pack, sheet_from(str(path), pack, settings).sheet, settings) for path in samples()
    }
    _write_several(reports, _Order([], out, "md,html", "", None), settings)
    firms_table(reports, settings)
    _talk(f"{say('open_this', settings.lang)}: {out / 'index.html'}", settings)


def _interview(path: Path, settings: Settings) -> None:
    from aiready.answers import new_sheet
    from aiready.answers_file import OpenSheet, open_sheet
    from aiready.cli.asking import Talk, interview, on_terminal, terminal_line
    from aiready.cli.screen import score_lines

    if not on_terminal():
        raise AireadyError([fault("", "A403")])
    pack = built_in()
    if path.exists():
        opened = open_sheet(path, pack)
    else:
        opened = OpenSheet(new_sheet(pack.head.id, pack.head.version, settings.today), path, "")
    talk = Talk(pack, settings, terminal_line, lambda text: sys.stderr.write(text + "\n"))
    opened, finished = interview(talk, opened)
    if not finished:
        return
    report = make_report(pack, opened.sheet, settings)
    _talk(say("finished", settings.lang), settings)
    _out("\n".join(score_lines(report, settings)))
    folder = path.with_name(f"{path.stem}-plan")
    _write_one(report, _Order([], folder, "md,html", "", None, quiet=True), settings)
    _out(f"{say('plan_lies', settings.lang)}: {folder / 'summary.html'}")


def _score(paths: list[str], settings: Settings, *, as_json: bool) -> None:
    from aiready.cli.screen import score_lines
    from aiready.records import score_record
    from aiready.sensitivity import single_flips

    pack = built_in()
    reports = [make_report(pack, named.sheet, settings) for named in _sheets(paths, pack, settings)]
    for report in reports:
        if as_json:
            flips = single_flips(pack.questionnaire, pack.policy, report.sheet, report.rollout)
            record = score_record(pack, report.sheet, report.assessment, report.rollout, flips)
            _out(_json(record, alone=len(reports) == 1))
        else:
            _out("\n".join(score_lines(report, settings)) + ("\n" if len(reports) > 1 else ""))


def _json(record: Any, *, alone: bool = True) -> str:
    import json

    return json.dumps(record, ensure_ascii=True, allow_nan=False, indent=JSON_SPACE if alone else None)


class _Order:
    """What `plan` was asked to write."""

    def __init__(self, sheets: list[str], out: Path, formats: str, start: str, overwrite: Any, **flags: bool) -> None:
        from aiready.document_files import Overwrite

        self.sheets = sheets
        self.out = out
        self.formats = tuple(dict.fromkeys(part.strip() for part in formats.split(",") if part.strip()))
        self.start = start
        self.overwrite = overwrite or Overwrite()
        self.as_json = flags.get("as_json", False)
        self.dry_run = flags.get("dry_run", False)
        self.quiet = flags.get("quiet", False)


def _sheets(paths: list[str], pack: Any, settings: Settings) -> list[Named]:
    """All sheets, with the faults of all of them in one run."""
    found, faults = [], []
    for place, path in enumerate(paths):
        if path in paths[:place]:
            faults.append(fault("", "A410", path=path))
            continue
        try:
            found.append(sheet_from(path, pack, settings))
        except AireadyError as error:
            faults += error.faults
    if faults:
        raise AireadyError(faults)
    return found


def _start(order: _Order) -> date | None:
    if not order.start:
        return None
    try:
        return date.fromisoformat(order.start)
    except ValueError:
        raise AireadyError([fault("--start", "A208", value=order.start)]) from None


def _plan(order: _Order, settings: Settings) -> None:
    start = _start(order)
    pack = built_in()
    named = _sheets(order.sheets, pack, settings)
    if len(named) == 1:
        _write_one(make_report(pack, named[0].sheet, settings, start), order, settings)
        return
    reports: dict[str, Report] = {}
    for one in named:
        name = one.name
        while name in reports:
            name += "-2"
        reports[name] = make_report(pack, one.sheet, settings, start)
    _write_several(reports, order, settings)


def _write_one(report: Report, order: _Order, settings: Settings) -> None:
    from aiready.documents import render
    from aiready.records import plan_record

    documents = render(report, order.formats, settings.lang)
    _write(documents, order, settings, [plan_record(report, settings.lang)])


def _write_several(reports: dict[str, Report], order: _Order, settings: Settings) -> None:
    from aiready.documents import render_several
    from aiready.records import plan_record

    documents = render_several(reports, order.formats, settings.lang)
    records = [plan_record(report, settings.lang) for report in reports.values()] if order.as_json else []
    order.quiet = order.quiet or not order.sheets
    _write(documents, order, settings, records)


def _write(documents: Any, order: _Order, settings: Settings, records: list[Any]) -> None:
    from aiready.document_files import MANIFEST, write_documents

    pack = built_in_stamp(settings)
    if order.dry_run:
        paths, kept = [*(order.out / one.name for one in documents), order.out / MANIFEST], ()
    else:
        written = write_documents(documents, order.out, pack, order.overwrite)
        paths, kept = list(written.made), written.kept
    if order.as_json:
        for record in records:
            _out(_json(record, alone=len(records) == 1))
    elif not order.quiet:
        for path in paths:
            _out(str(path))
    for path in kept:
        _talk(say("kept", settings.lang, path=path), settings)


def built_in_stamp(settings: Settings) -> dict[str, str]:
    """What a manifest records beside the files: language and day."""
    return {"lang": settings.lang, "today": settings.today.isoformat()}


def _explain(path: str, what: str | None, code: str, settings: Settings, *, as_json: bool) -> None:
    if code:
        text = cause(code.upper(), settings.lang)
        if text is None:
            from aiready.errors import CAUSES

            raise AireadyError([fault("", "A406", what=code, hint="", options=", ".join(CAUSES))])
        _out(f"{code.upper()}: {text}")
        return
    if not path:
        problem = say("missing", settings.lang, name="SHEET")
        raise AireadyError([fault("", "A409", problem=f"{problem} ({EXAMPLES['explain']})")])
    from aiready.cli.columns import screen_width, wrapped
    from aiready.explanation import explain

    pack = built_in()
    report = make_report(pack, sheet_from(path, pack, settings).sheet, settings)
    found = explain(report, what, settings.lang)
    if as_json:
        _out(_json([{"id": one.id, "title": one.title, "lines": list(one.lines)} for one in found]))
        return
    for one in found:
        _out(f"{one.title} [{one.id}]")
        _out("\n".join(wrapped(line, screen_width(), "    ", "  ") for line in one.lines) + "\n")


def _answer(path: Path, assignments: list[str], settings: Settings) -> None:
    from aiready.answer_check import answer_faults, parsed_answer
    from aiready.answers import new_sheet
    from aiready.answers_file import OpenSheet, open_sheet, save_sheet
    from aiready.errors import Origin

    pack = built_in()
    opened = (
        open_sheet(path, pack)
        if path.exists()
        else OpenSheet(new_sheet(pack.head.id, pack.head.version, settings.today), path, "")
    )
    questions = {question.id: question for question in pack.questionnaire.questions()}
    sheet, faults = opened.sheet, []
    for assignment in assignments:
        question_id, equals, typed = assignment.partition("=")
        if not equals:
            faults.append(fault("", "A405", found=assignment))
        elif question_id not in questions:
            guess = nearest(question_id, questions)
            faults.append(fault("", "A202", id=question_id, hint=guess))
        else:
            value = parsed_answer(questions[question_id], typed) if typed else None
            faults += answer_faults(questions[question_id], value, Origin("", {})) if typed else []
            sheet = sheet.with_answer(question_id, value) if typed or sheet.value(question_id) is not None else sheet
    if faults:
        raise AireadyError(faults)
    save_sheet(opened, sheet)
    _talk(say("answered", settings.lang, path=path, n=len(assignments)), settings)


def _check(folder: str, settings: Settings) -> None:
    from aiready.documents import check_templates
    from aiready.pack_check import check_pack
    from aiready.pack_files import built_in_pack, load_pack

    root = Path(folder) if folder else built_in_pack()
    try:
        pack = load_pack(root)
        faults = (*check_pack(pack), *check_templates(pack, root))
    except AireadyError as error:
        faults, pack = error.faults, None
    if faults:
        error = AireadyError(faults)
        _out("\n".join(error.lines(settings.lang)))
        _talk(say("faults", settings.lang, n=len(error.faults)), settings)
        raise typer.Exit(1)
    assert pack is not None  # noqa: S101 (no faults: it was read)
    questions = len(list(pack.questionnaire.questions()))
    _out(say("sound", settings.lang, questions=questions, actions=len(pack.playbook.actions)))
