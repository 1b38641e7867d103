"""Rule packs: how they are found (``library``), read (``loader``), validated and kept (``cache``)."""
