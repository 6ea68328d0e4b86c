"""In which encoding a text probably is that is not the one it is read in."""

_MOST = 0.5  # of the letters beyond ASCII, that must be of the script
# Each with the letters that it gives to its own texts: read as another, they give rare ones.
_SCRIPTS = (
    ("cp949", "\uac00", "\ud7a3"),
    ("cp932", "\u3040", "\u30ff"),
    ("cp1252", "\xc0", "\xfe"),
)
_MARKED = ((b"\xff\xfe\0\0", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def marked(data: bytes) -> str:
    """The encoding that the first bytes of a text name; empty where they name none."""
    return next((name for mark, name in _MARKED if data.startswith(mark)), "")


def probably(data: bytes) -> str:
    """The encoding in which most of what is no ASCII is of its script; empty for none."""
    if marked(data):
        return marked(data)
    for encoding, first, last in _SCRIPTS:
        try:
            beyond = [letter for letter in data.decode(encoding) if not letter.isascii()]
        except UnicodeDecodeError:
            continue
        if sum(first <= letter <= last for letter in beyond) > _MOST * len(beyond):
            return encoding
    return ""
