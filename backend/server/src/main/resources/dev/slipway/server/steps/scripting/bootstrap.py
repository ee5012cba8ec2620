"""The helpers of a script (R8.1), which runs in this module: it is __main__, with its own name and line numbers."""

import base64 as _base64
import os as _os
import shlex as _shlex
import sys as _sys

octopusvariables = {}
_variables_by_key = {}


def _decoded(text):
    return _base64.b64decode(text).decode("utf-8")


def _message(kind, values):
    pairs = "".join(
        " %s='%s'" % (key, _base64.b64encode(str(value).encode("utf-8")).decode("ascii"))
        for key, value in values.items()
    )
    print("##octopus[%s%s]" % (kind, pairs), flush=True)


def _lines(category, texts):
    print("##octopus[stdout-%s]\n%s\n##octopus[stdout-default]" % (category, " ".join(map(str, texts))), flush=True)


def get_octopusvariable(name):
    return _variables_by_key.get(name.lower(), "")


def set_octopusvariable(name, value, sensitive=False):
    values = {"name": name, "value": value}
    if sensitive:
        values["sensitive"] = "True"
    _message("setVariable", values)


def createartifact(path, fileName=None):
    path = _os.path.abspath(path)
    length = _os.path.getsize(path) if _os.path.isfile(path) else 0
    _message("createArtifact", {"path": path, "name": fileName or _os.path.basename(path), "length": length})


def updateprogress(percentage, message=""):
    _message("progress", {"percentage": percentage, "message": message})


def failstep(message=""):
    if message:
        _message("resultMessage", {"message": message})
    _sys.exit(-1)


def printverbose(*texts):
    _lines("verbose", texts)


def printhighlight(*texts):
    _lines("highlight", texts)


def printwait(*texts):
    _lines("wait", texts)


def printwarning(*texts):
    _lines("warning", texts)


def _prepared(script):
    """Reads what lies beside this file, and makes everything look as if Python had been called with the script."""
    private = _os.path.dirname(_os.path.abspath(__file__))
    with open(_os.path.join(private, "variables.txt"), encoding="ascii") as lines:
        for line in lines:
            name, value = map(_decoded, line.rstrip("\n").split(" "))
            octopusvariables[name] = value
            _variables_by_key[name.lower()] = value
    with open(_os.path.join(private, "parameters.txt"), encoding="utf-8") as parameters:
        _sys.argv = [script] + _shlex.split(parameters.read())
    _sys.path[0] = _os.path.dirname(_os.path.abspath(script))
    with open(script, "rb") as source:
        return compile(source.read(), script, "exec", dont_inherit=True)


_script = _prepared(_sys.argv[1])
__file__ = _sys.argv[0]
__doc__ = None
exec(_script)
