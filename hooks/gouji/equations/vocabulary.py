"""The words and signs of the notation, in English and in Chinese, and what they stand for."""

from __future__ import annotations

from gouji.equations.ast import AxisName, Comparison, Function, PlaceName

AXES: dict[str, AxisName] = {
    "column": "column",
    "columns": "column",
    "row": "row",
    "rows": "row",
    "cell": "cell",
    "cells": "cell",
    "group": "group",
    "groups": "group",
    "每列": "column",
    "每行": "row",
    "每格": "cell",
    "每组": "group",
}
PLACES: dict[str, PlaceName] = {
    "last_year": "last_year",
    "children": "children",
    "parent": "parent",
    "text": "text",
    "上年": "last_year",
    "下级": "children",
    "上级": "parent",
    "正文": "text",
}
COMPARISONS: dict[str, Comparison] = {
    "=": "=",
    "<=": "<=",
    ">=": ">=",
    "<": "<",
    ">": ">",
    "!=": "!=",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
}
FUNCTIONS: dict[str, Function] = {
    "sum": "sum",
    "min": "min",
    "max": "max",
    "合计": "sum",
    "最小": "min",
    "最大": "max",
}
IN, EXCEPT, IF, NONE = ("in", "属于"), ("except", "除"), ("if", "若"), ("none", "无")
SUBJECTS = {"本格": "this", "本组": "group"}
"""Chinese names of the cell or the group that a relation is about."""
