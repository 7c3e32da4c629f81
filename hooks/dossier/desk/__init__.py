"""The command, and what it does: checking, scaffolding, explaining, serving, changes, schemas.

In: what somebody asks for. Out: a report, or files of the project. Nothing imports this but the hook and the tests.
"""
