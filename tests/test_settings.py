from dataclasses import fields

import pytest

from app.settings import PREFIX, Settings, settings_from


def test_without_variables_every_setting_is_its_default():
    assert settings_from({}) == Settings()


def test_by_default_no_other_machine_reaches_the_server():
    assert Settings().host == "127.0.0.1"
    assert Settings().allowed_hosts == ()


def test_every_setting_can_be_given_as_a_variable():
    given = {
        f"{PREFIX}{field.name.upper()}": {int: "7", str: "a", tuple: "a, b,"}[type(field.default)]
        for field in fields(Settings)
    }
    settings = settings_from(given)
    assert settings.host == "a"
    assert settings.allowed_hosts == ("a", "b")
    numbers = [field.name for field in fields(Settings) if isinstance(field.default, int)]
    assert {getattr(settings, name) for name in numbers} == {7}


def test_other_variables_say_nothing():
    assert settings_from({"PORT": "7", "HOST": "a", f"{PREFIX}COLOUR": "red"}) == Settings()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("PORT", "http", 'NEURON_PLAYGROUND_PORT is "http", but must be a whole number'),
        ("PORT", "-1", 'NEURON_PLAYGROUND_PORT is "-1", but must be a whole number'),
        ("PORT", "65536", "port is 65536, but must be 0 to 65535"),
        ("MAX_SESSIONS", "0", "max_sessions is 0, but must be 1 or more"),
        ("MAX_BODY_BYTES", "1e6", 'MAX_BODY_BYTES is "1e6", but must be a whole number'),
    ],
)
def test_a_wrong_setting_is_named(name, text, words):
    with pytest.raises(ValueError, match=words):
        settings_from({PREFIX + name: text})
