"""Texts that would do harm if they were shown as they are."""

ESCAPES = tuple(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n")
BIDI = tuple("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
HIDDEN = tuple("\u2028\u2029\u2060\ufeff\U000e0041\ud800")
CONTROLS = (*ESCAPES, *BIDI, *HIDDEN)

MARKUP = (
    "[red]rouge[/red]",
    "[link=https://evil.example]ici[/link]",
    ":smile:",
    "\x1b[31mrouge\x1b[0m",
    "\x1b]8;;https://evil.example\x07ici\x1b]8;;\x07",
    "\x9b2J",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- rien -->",
    "&lt;b&gt;",
    "[ici](https://evil.example)",
    "![image](https://evil.example/a.png)",
    "<https://evil.example>",
    "https://evil.example",
    "www.evil.example",
    "moi@evil.example",
    "@octocat",
    "**gras** _souligné_ ~~barré~~ `code`",
    "```",
    "# titre",
    "- point",
    "+ point",
    "1. point",
    "=====",
    "---",
    "> citation",
    "a | b | c",
    "$x^2$",
    "fin\\",
    "ligne\nnouvelle\r\nligne\rfin",
    "x" * 400,
    "漢字" * 60,
    "e\u0301" * 100,
)
TEXTS = (*MARKUP, *(f"avant{control}après" for control in CONTROLS))
