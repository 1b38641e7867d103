"""Laying the form of a pack over a document: the heart of gouji."""

from gouji.forms.claims import Claim, claim
from gouji.forms.lay import lay

__all__ = ["Claim", "claim", "lay"]
