"""Which cell gives a name its value."""

from autograder.engine.bindings import scopes
from autograder.engine.boundary.names import bound, parsed
from autograder.records import Code


def scope_of_last(*cells):
    made = [
        Code(name=f"c{i}", source=source, origin=origin, graded=graded)
        for i, (origin, graded, source) in enumerate(cells)
    ]
    return scopes(made)[made[-1].name]


def test_every_statement_that_binds_a_name_is_seen():
    text = (
        "import a.b as c, d.e\nfrom f import g as h\nx, (y, *z) = 1, (2, 3)\nfor i in []: pass\nwith open('') as w: pass\n"
        "def fun(): inner = 1\nclass K: member = 1\n(u := 5)\ntry: pass\nexcept ValueError as err: pass\n%time t = 1\n"
        "match x:\n    case [first, *rest]: pass"
    )
    assert bound(parsed(text)) == {"c", "d", "h", "x", "y", "z", "i", "w", "fun", "K", "u", "err", "t", "first", "rest"}


def test_the_last_cell_before_the_tests_cell_decides_whose_a_name_is():
    setup, answer = ("instructor", False, "n = 1\nm = 1"), ("learner", False, "n = 2")
    scope = scope_of_last(setup, answer, ("instructor", True, "assert n"))
    assert scope.instructor == {"m": 0}
    assert scope.learner == {"n"}
    again = scope_of_last(setup, answer, setup, ("instructor", True, "assert n"))
    assert again.instructor == {"n": 2, "m": 2}


def test_names_that_a_class_body_looks_up_are_known_before_it_runs():
    test = "class T(Base):\n    @deco\n    def f(self, x: Kind = DEFAULT): return later\n    y = [z for z in items]"
    assert scope_of_last(("instructor", True, test)).early >= {"deco", "Kind", "DEFAULT", "items"}
    assert "later" not in scope_of_last(("instructor", True, test)).early


def test_a_cell_that_is_no_python_binds_nothing():
    assert bound(parsed("def f(:")) == set()
