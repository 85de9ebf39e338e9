"""What the author of an exercise reads."""

from dataclasses import replace

from example_classes import tried
from page_reader import read

from autograder.items import analyse


def test_an_exercise_has_its_figures_with_intervals(pages):
    page = pages["exercises/arrays-slice.html"]
    assert page.tables["figures"][1:3] == [
        ["first try", "50 % (9–91 %)", "", "Mean score of the first tries: the lower, the harder."],
        ["solved", "50 % (9–91 %)", "", "Learners with full points at some time."],
    ]
    assert [row[1] for row in page.tables["figures"][3:]] == [
        *("–", "not reached by half (too few learners to tell)", "not reached by half (too few learners to tell)")
    ]
    assert page.tables["tries"][1:] == [["at try 1", "1", ""], ["at try 2", "0", ""], ["not yet", "1", ""]]
    assert page.tables["mistakes"][1:] == [
        ["The last element was left out. W1", "1", "1", "100 % (21–100 %)", ""],
    ]
    assert page.tables["tests"][1:] == [["slice-basics", "50 % (9–91 %)", ""]]
    assert "Nothing stands out" in page.text


def test_what_is_wrong_with_an_exercise_is_said_on_its_page_in_the_list_and_on_the_class_page(small):
    attempts = tuple(tried(f"s{n}", "arrays", "slice", 0.0, misconception="value") for n in range(12))
    pages = read(replace(small, attempts=attempts, items=analyse(attempts)))
    sentence = "Fewer than half of those who try it ever solve it: is something missing in the text?"
    for path in ("index.html", "exercises.html", "exercises/arrays-slice.html"):
        assert sentence in pages[path].text


def test_a_common_misconception_is_flagged_with_the_sentence_its_learners_read(small):
    attempts = tuple(tried(f"s{n}", "arrays", "slice", 0.0, misconception="shape") for n in range(12))
    known = {**small.misconceptions, ("", "", "shape"): "The array has the wrong shape."}
    page = read(replace(small, attempts=attempts, items=analyse(attempts), misconceptions=known))
    assert "They read: “The array has the wrong shape.”" in page["exercises/arrays-slice.html"].text


def test_only_the_first_ten_exercises_with_something_to_look_at_stand_on_the_class_page(small):
    attempts = tuple(tried(f"s{n}", "arrays", f"ex{m:02}", 0.0) for n in range(12) for m in range(13))
    page = read(replace(small, attempts=attempts, items=analyse(attempts)))["index.html"]
    assert "ex09 (Arrays)" in page.text
    assert "ex10 (Arrays)" not in page.text
    assert "… and 3 more in the list of all exercises." in page.text
