"""The commands as the option parser knows them, built for one language; `commands` says what each of them does."""

from pathlib import Path
from typing import Annotated

import typer

from aiready.cli import FAULTY
from aiready.cli.parser_parts import CONTEXT, Parts, parts_for
from aiready.cli.settings import DEFAULT_SHEET, Settings
from aiready.cli.writing import Order, format_names


def build_app(settings: Settings) -> typer.Typer:
    """All commands with their help in the language of the settings."""
    parts = parts_for(settings)
    app = typer.Typer(
        cls=parts.group,
        add_completion=False,
        rich_markup_mode=None,
        context_settings=CONTEXT,
        pretty_exceptions_enable=False,
    )

    @app.callback(invoke_without_command=True)
    def begin(context: typer.Context) -> None:
        if context.invoked_subcommand is None:
            from aiready.cli import commands

            commands.begin(context.get_help(), settings)

    _add_asking(app, parts)
    _add_planning(app, parts)
    _add_explaining(app, parts)
    _add_comparing(app, parts)
    _add_reviewing(app, parts)
    _add_keeping(app, parts)
    _add_pack(app, parts)
    return app


def _add_asking(app: typer.Typer, parts: Parts) -> None:
    settings, argument, option = parts.settings, parts.argument, parts.option

    @app.command(cls=parts.command)
    def demo(
        out: Annotated[Path, option("out", "-o", "--out")] = Path("aiready-demo"),
        formats: Annotated[str, option("formats", "--format")] = "md,html",
        force: Annotated[bool, option("force", "--force")] = False,
        overwrite_edited: Annotated[bool, option("overwrite_edited", "--overwrite-edited")] = False,
    ) -> None:
        from aiready.cli import commands

        foreign, edited = force or overwrite_edited, overwrite_edited
        order = Order(out, format_names(formats), foreign=foreign, edited=edited, list_paths=False)
        commands.demo(order, settings)

    @app.command(cls=parts.command)
    def interview(
        sheet: Annotated[Path, argument("interview_sheet", "SHEET")] = DEFAULT_SHEET,
        quick: Annotated[bool, option("quick", "--quick")] = False,
        interviewer: Annotated[bool, option("interviewer", "--interviewer")] = False,
        plain: Annotated[bool, option("plain", "--plain")] = False,
        answers: Annotated[str, option("answers", "--answers")] = "",
    ) -> None:
        from aiready.cli.interviewing import Way
        from aiready.cli.interviewing import interview as hold

        hold(sheet, Way(quick, interviewer, plain, answers), settings)


def _add_planning(app: typer.Typer, parts: Parts) -> None:
    settings, argument, option = parts.settings, parts.argument, parts.option

    @app.command(cls=parts.command)
    def score(
        sheets: Annotated[list[str], argument("sheets", "SHEET...")],
        as_json: Annotated[bool, option("json", "--json")] = False,
        fail_on: Annotated[list[str], option("fail_on", "--fail-on")] = [],  # noqa: B006 (typer copies it)
        same_firm: Annotated[bool, option("same_firm", "--same-firm")] = False,
    ) -> None:
        from aiready.cli import commands

        asked = commands.Asked(as_json=as_json, same_firm=same_firm, fail_on=tuple(fail_on))
        if commands.score(sheets, asked, settings):
            raise typer.Exit(FAULTY)

    @app.command(cls=parts.command)
    def plan(
        sheets: Annotated[list[str], argument("sheets", "SHEET...")],
        out: Annotated[Path, option("out", "-o", "--out")],
        formats: Annotated[str, option("formats", "--format")] = "md,html",
        start: Annotated[str, option("start", "--start")] = "",
        as_json: Annotated[bool, option("json", "--json")] = False,
        same_firm: Annotated[bool, option("same_firm", "--same-firm")] = False,
        done: Annotated[list[str], option("done", "--done")] = [],  # noqa: B006 (typer copies it)
        dry_run: Annotated[bool, option("dry_run", "--dry-run")] = False,
        strict: Annotated[bool, option("strict", "--strict")] = False,
        force: Annotated[bool, option("force", "--force")] = False,
        overwrite_edited: Annotated[bool, option("overwrite_edited", "--overwrite-edited")] = False,
    ) -> None:
        from aiready.cli import commands

        order = Order(
            out,
            format_names(formats),
            as_json=as_json,
            dry_run=dry_run,
            foreign=force or overwrite_edited,
            edited=overwrite_edited,
            strict=strict,
            done=tuple(done),
            start_given=bool(start),
        )
        if commands.plan(sheets, start, order, settings, same_firm=same_firm):
            raise typer.Exit(FAULTY)


def _add_explaining(app: typer.Typer, parts: Parts) -> None:
    settings, argument, option = parts.settings, parts.argument, parts.option

    @app.command(cls=parts.command)
    def explain(
        sheet: Annotated[str, argument("sheet", "[SHEET]")] = "",
        what: Annotated[str, argument("what", "[WHAT]")] = "",
        code: Annotated[str, option("code", "--code")] = "",
        changes: Annotated[list[str], option("if", "--if")] = [],  # noqa: B006 (typer copies it)
        best_next: Annotated[bool, option("best_next", "--best-next")] = False,
        method: Annotated[bool, option("method", "--method")] = False,
        as_json: Annotated[bool, option("json", "--json")] = False,
    ) -> None:
        from aiready.cli import commands

        if code:
            commands.explain_code(code, settings)
        elif method:
            commands.explain_method(settings, as_json=as_json)
        elif sheet and (changes or best_next):
            from aiready.cli import trying

            if changes:
                trying.what_if(sheet, changes, settings, as_json=as_json)
            else:
                trying.best(sheet, settings, as_json=as_json)
        else:
            commands.explain(sheet, what or None, settings, as_json=as_json)

    @app.command(cls=parts.command)
    def answer(
        sheet: Annotated[Path, argument("sheet", "SHEET")],
        assignments: Annotated[list[str], argument("assignments", "ID=VALUE...")],
    ) -> None:
        from aiready.cli import commands

        commands.answer(sheet, assignments, settings)


def _add_comparing(app: typer.Typer, parts: Parts) -> None:
    settings, argument, option = parts.settings, parts.argument, parts.option

    @app.command(cls=parts.command)
    def compare(
        sheets: Annotated[list[str], argument("compare_sheets", "SHEET...")],
        as_json: Annotated[bool, option("json", "--json")] = False,
        out: Annotated[str, option("compare_out", "-o", "--out")] = "",
        raters: Annotated[bool, option("raters", "--raters")] = False,
        merged: Annotated[str, option("merged", "--merged")] = "",
    ) -> None:
        if raters or merged:
            from aiready.cli import side_by_side

            side_by_side.side_by_side(sheets, out, merged, settings, as_json=as_json)
        else:
            from aiready.cli import comparing

            comparing.compare(sheets, out, settings, as_json=as_json)


def _add_reviewing(app: typer.Typer, parts: Parts) -> None:
    settings, argument, option = parts.settings, parts.argument, parts.option

    @app.command(cls=parts.command)
    def review(
        sheet: Annotated[str, argument("sheet", "SHEET")],
        month: Annotated[str, option("month", "--month")] = "",
        ledger: Annotated[str, option("ledger", "--ledger")] = "",
        out: Annotated[str, option("review_out", "-o", "--out")] = "",
        as_json: Annotated[bool, option("json", "--json")] = False,
        ask: Annotated[bool, option("ask", "--ask")] = False,
        new_ledger: Annotated[str, option("new_ledger", "--new-ledger")] = "",
    ) -> None:
        from aiready.cli import reviewing

        if new_ledger:
            reviewing.new_ledger(sheet, new_ledger, settings)
        else:
            reviewing.review(sheet, reviewing.Wanted(month, ledger, out, as_json, ask), settings)


def _add_keeping(app: typer.Typer, parts: Parts) -> None:
    settings, argument, option = parts.settings, parts.argument, parts.option

    @app.command(cls=parts.command)
    def brief(out: Annotated[str, option("brief_out", "-o", "--out")] = "") -> None:
        from aiready.cli import keeping

        keeping.brief(out, settings)

    @app.command(cls=parts.command)
    def form(
        out: Annotated[str, option("form_out", "-o", "--out")],
        short: Annotated[bool, option("form_short", "--short")] = False,
        force: Annotated[bool, option("form_force", "--force")] = False,
    ) -> None:
        from aiready.cli import asking_page

        asking_page.form(out, settings, short=short, force=force)

    @app.command(cls=parts.command)
    def share(
        sheet: Annotated[Path, argument("sheet", "SHEET")],
        out: Annotated[str, option("share_out", "-o", "--out")] = "",
    ) -> None:
        from aiready.cli import keeping

        keeping.share(sheet, out, settings)

    @app.command(cls=parts.command)
    def where(
        sheet: Annotated[Path, argument("sheet", "SHEET")],
        places: Annotated[list[Path], option("places", "--in")] = [],  # noqa: B006 (typer copies it)
    ) -> None:
        from aiready.cli import keeping

        keeping.where(sheet, tuple(places), settings)

    @app.command(cls=parts.command)
    def erase(
        sheet: Annotated[Path, argument("sheet", "SHEET")],
        places: Annotated[list[Path], option("places", "--in")] = [],  # noqa: B006 (typer copies it)
        yes: Annotated[bool, option("yes", "--yes")] = False,
    ) -> None:
        from aiready.cli import keeping

        keeping.remove(sheet, tuple(places), settings, sure=yes)


def _add_pack(app: typer.Typer, parts: Parts) -> None:
    pack = typer.Typer(cls=parts.group, rich_markup_mode=None, context_settings=CONTEXT, no_args_is_help=True)
    app.add_typer(pack, name="pack")

    @pack.command(cls=parts.command)
    def check(folder: Annotated[str, parts.argument("folder", "[DIR]")] = "") -> None:
        from aiready.cli import commands

        if not commands.check(folder, parts.settings):
            raise typer.Exit(FAULTY)

    @pack.command(cls=parts.command)
    def coverage(folder: Annotated[str, parts.argument("folder", "[DIR]")] = "") -> None:
        from aiready.cli import commands

        commands.coverage(folder, parts.settings)

    @pack.callback()
    def pack_begin() -> None:  # a callback keeps `check` a command below `pack`
        pass
