"""企业微信, 钉钉, 飞书 and CAS, each by its own form: against fakes of them, and so described."""

from __future__ import annotations

import pytest
from flask import Flask

from review.directories.forms import DOORS
from review.law.vocabulary.directory import DirectoryForm
from tests.directories import cas_server, coming, platforms

PLATFORMS = (DirectoryForm.WECOM, DirectoryForm.DINGTALK, DirectoryForm.FEISHU)


def test_every_form_is_a_door_of_one_sort() -> None:
    assert set(DOORS) == set(DirectoryForm)
    for door in DOORS.values():
        assert (door.begin is None) == (door.finish is None)
        assert (door.begin is None) != (door.prove is None)


@pytest.mark.parametrize("form", PLATFORMS, ids=lambda form: form.value)
def test_a_member_whose_department_has_a_post_comes_in(
    bare_app: Flask, form: DirectoryForm
) -> None:
    with platforms.opened() as there:
        id = coming.set_up(
            bare_app, form, address=there.address, client=platforms.APP,
            secret=platforms.SECRET, base="1000002",
        )  # fmt: skip
        client = bare_app.test_client()

        def at(address: str) -> str:
            told = coming.asked(address)
            assert address.startswith(there.address)
            assert platforms.APP in told.values()
            return f"{told['redirect_uri']}?code={platforms.CODE}&state={told['state']}"

        assert "确认后即可登录" in coming.come(client, id, at).text
        coming.link(bare_app, "sunyue")
        assert coming.come(client, id, at).status_code == 303
        assert "孙悦" in client.get("/account").text
        refused = coming.come(client, id, lambda address: at(address).replace("code=", "x="))
        assert "没有给出授权" in refused.text
        forged = at(coming.left(client, id)).replace(platforms.CODE, "another")
        assert coming.returned(client, forged).status_code in (409, 503)
    assert platforms.SECRET not in coming.log_text(bare_app)


@pytest.mark.parametrize("form", PLATFORMS, ids=lambda form: form.value)
def test_without_an_address_the_public_platform_is_meant(
    bare_app: Flask, form: DirectoryForm
) -> None:
    id = coming.set_up(bare_app, form, client="a", secret="b", base="1")
    hosts = {"wecom": "login.work.weixin.qq.com", "dingtalk": "login.dingtalk.com"}
    address = coming.left(bare_app.test_client(), id)
    assert address.startswith(f"https://{hosts.get(form.value, 'accounts.feishu.cn')}/")


def test_a_ticket_of_cas_is_good_once_and_for_this_browser(bare_app: Flask) -> None:
    with cas_server.opened() as there:
        address = f"{there.address}/cas"
        id = coming.set_up(bare_app, DirectoryForm.CAS, "保障科", address=address)
        client = bare_app.test_client()
        assert "确认后即可登录" in coming.come(client, id).text
        coming.link(bare_app, "sunyue")
        back = coming.at(coming.left(client, id))
        assert coming.returned(bare_app.test_client(), back).status_code == 409
        assert coming.returned(client, back).status_code == 303
        state = coming.asked(coming.left(client, id))["service"].partition("state=")[2]
        again = f"{back.partition('?')[0]}?state={state}&ticket={coming.asked(back)['ticket']}"
        assert "没有认可这张票据" in coming.returned(client, again).text
        state = coming.asked(coming.left(client, id))["service"].partition("state=")[2]
        none = coming.returned(client, f"{back.partition('?')[0]}?state={state}")
        assert "没有给出票据" in none.text
