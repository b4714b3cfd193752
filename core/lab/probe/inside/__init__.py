"""What observes from inside a lab process.

It stands in a folder of its own because its parent is on ``PYTHONPATH`` while the interpreter starts: nothing in there
but `sitecustomize` can be mistaken for a module of somebody else. Everything here is loaded under a private name,
works with the standard library of CPython 3.9 and newer, and keeps to these rules:

- it runs no code of the program: types are compared, never asked; no `repr`, `len` or `==` on what a program defines;
- nothing of it can appear in a traceback: what runs on the program's own threads is either composed of C functions
  (`unseen`) or compiled into the standard library's own lines (`graft`);
- it imports nothing while the program runs, and no Python module of the standard library at all, so that a program
  finds the interpreter as it would without.
"""
