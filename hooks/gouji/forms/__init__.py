"""Laying the form of a pack over a document: the heart of gouji."""

from gouji.forms.bind import lay
from gouji.forms.recognition import Claim, claim

__all__ = ["Claim", "claim", "lay"]
