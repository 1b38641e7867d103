"""The language server: findings while a person types, over the Language Server Protocol 3.17."""
