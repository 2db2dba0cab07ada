"""Leaving the other language out before a template is compiled changes no text."""

import pytest
from made_up import PACK, firm, worked_out

from aiready.press import Press
from aiready.report import view
from aiready.text import LANGS

TEMPLATES = {
    "else": '{% if lang == "ja" %}\nあ\n{% else %}\nA\n{% endif %}\nz\n',
    "only": 'x{% if lang == "en" %} A{% endif %} y',
    "inside": (
        '{% for n in [1, 2] %}{% if n == 1 %}{% if lang == "ja" %}い{% else %}B{% endif %}'
        "{% else %}c{% endif %}{% endfor %}"
    ),
    "around": (
        '{% if lang == "en" %}{% for n in [] %}a{% else %}none{% endfor %}{% if 0 %}x{% elif 1 %}y{% endif %}'
        "{% else %}う{% if 1 %}え{% else %}お{% endif %}{% endif %}."
    ),
    "elif": '{% if lang == "ja" %}あ{% elif lang == "en" %}A{% else %}?{% endif %}',
    "turned": '{% if "ja" == lang %}あ{% else %}A{% endif %}{{ "い" if lang == "ja" else "B" }}',
    "deep": (
        '{% if lang == "ja" %}1{% if lang == "en" %}2{% else %}3{% endif %}4'
        '{% else %}5{% if lang == "ja" %}6{% endif %}7{% endif %}'
    ),
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_the_same_with_the_other_language_left_out(name, lang):
    data = {"lang": lang}
    assert Press(TEMPLATES, lang).markdown(name, data) == Press(TEMPLATES).markdown(name, data)


@pytest.mark.parametrize("lang", LANGS)
def test_every_template_of_the_pack_says_the_same_too(lang):
    data = {**view(worked_out(firm(1)).report, lang), "blanks": []}
    short, whole = Press(PACK.templates, lang), Press(PACK.templates)
    names = ["summary.md.j2", "report.md.j2", *(f"kit/{one}.md.j2" for one in PACK.documents())]
    assert len(names) > 20
    for name in names:
        assert short.markdown(name, data) == whole.markdown(name, data), name


def test_what_is_left_out_is_not_compiled():
    spoilt = {"one": '{% if lang == "en" %}{{ nobody.knows }}{% else %}あ{% endif %}'}
    assert Press(spoilt, "ja").markdown("one", {"lang": "en"}) == "あ\n"
