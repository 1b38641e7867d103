"""Rule packs: YAML only. The module exists so that they ship inside the package as ``gouji.rules``."""
