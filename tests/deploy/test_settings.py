"""The settings that the program reads are those that its example explains."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
READ = re.compile(r'env\.(?:text|flag|number|words)\(\s*"([A-Z_]+)"|kept_key\([^)]*"(CONCORD_[A-Z_]+)"')
ALONE = re.compile(r'(?<![a-z.])(?:text|flag)\("([A-Z_]+)"')


def names_read() -> set[str]:
    config = ROOT / "concord" / "config"
    found = READ.findall((config / "settings.py").read_text())
    return {name for pair in found for name in pair if name} | set(ALONE.findall((config / "env.py").read_text()))


def names_explained() -> set[str]:
    lines = (ROOT / "deploy" / "concord.env").read_text().splitlines()
    return {line.lstrip("#").partition("=")[0] for line in lines if re.match(r"#?[A-Z_]+=", line)}


def test_every_setting_is_explained_and_no_other() -> None:
    assert "CONCORD_IDENTITY_KEYS" in names_read()
    assert names_explained() == names_read()
