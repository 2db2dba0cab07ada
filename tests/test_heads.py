"""The head of a firm is called as the firm's name tells; ids and the firm's own words stay as they are."""

import json

import pytest
from made_up import PACK, firm, worked_out

from aiready.answers import AnswerSheet
from aiready.documents import render
from aiready.heads import with_head_called


def named(name: str, **answers: object) -> AnswerSheet:
    sheet = firm(2, **answers)
    return sheet.model_copy(update={"company": {**sheet.company, "name": name}})


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("医療法人まつ坂歯科", "院長"),
        ("ひとつ橋税理士事務所", "所長"),
        ("弁当のまつ坂店", "店主"),
        ("株式会社まつ坂商店", "社長"),
        ("株式会社事務所サービス", "社長"),
        ("", "社長"),
    ],
)
def test_a_clinic_an_office_and_a_shop_have_their_own_word(name, called):
    pack = with_head_called(PACK, named(name))
    assert (pack is PACK) == (called == "社長")
    assert pack.words["ja"]["role_owner"] == called
    assert pack.words["en"] == PACK.words["en"]


def test_documents_use_it_and_ids_and_the_firms_own_words_stay():
    sheet = named("まつ坂歯科", aim__annoying_task="取引先の社長への礼状")
    plain, own = worked_out(sheet), worked_out(sheet, with_head_called(PACK, sheet))
    names = ("id", "owner", "start", "due", "documents")
    records = []
    for found in (plain, own):
        made = {one.name: one.data.decode() for one in render(found.report, ("md",), "ja")}
        records.append([{key: one[key] for key in names} for one in json.loads(made["plan.json"])["actions"]])
    assert records[0] == records[1]
    assert "院長" in made["plan.md"]
    for name, text in made.items():
        if name.endswith(".md"):
            left = text.replace("取引先の社長への礼状", "")
            assert "社長" not in left, (name, left[left.find("社長") - 40 : left.find("社長") + 40])
