"""Promises tried from outside: by what `allcli schema` prints, through files."""
