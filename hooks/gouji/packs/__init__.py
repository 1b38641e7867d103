"""Rule packs: what they may say (``schema``), how they are read (``loader``), kept (``cache``), found (``library``)."""
