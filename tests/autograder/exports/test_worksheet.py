import csv
import io

import pytest
from hypothesis import given

from autograder import exports
from autograder.errors import CourseError
from autograder.exports import Scale
from autograder.records import Assignment, Learner
from tests.autograder.exports.classes import ADA, BOB, CRAFT, NAMES, of, scored, small_class
from tests.autograder.exports.importers import calculates, cells, worksheet_import

HEADER = (
    'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"\n'
)
LATE = '"Monday, 2 March 2026, 9:00 AM"'
ROWS = (
    f'"Participant 901","Ada Lovelace",ada@x.edu,"Submitted for grading",,25.00,Yes,{LATE},-,\n'
    f'"Participant 902","Bob O\'Hara",BOB@x.edu,"Submitted for grading",12.00,25.00,Yes,{LATE},-,"<p>so, so</p>"\n'
    '"Participant 903",Cy,cy@x.edu,"No submission",-,25.00,Yes,-,-,\n'
    '"Participant 905",Eve,eve@x.edu,"No submission",,25.00,Yes,-,-,\n'
)
PEOPLE = {"901": "ada", "902": "bob", "903": "cy", "905": "eve"}


def download(text=HEADER + ROWS):
    return exports.table(text, "sheet.csv")


def arrays(*scores):
    return of(small_class().learners, scores or small_class().scores[:3])


def test_grades_reach_their_participants_and_where_we_have_none_nothing_changes():
    export = exports.worksheet(arrays(), download())
    assert worksheet_import(export.text, PEOPLE, maximum=25) == {"ada": 22.5, "bob": 12}


def test_every_other_cell_stays_as_moodle_wrote_it():
    export = exports.worksheet(arrays(scored("ada", "arrays", 20)), download())
    before, after = (list(csv.reader(io.StringIO(text))) for text in (HEADER + ROWS, export.text))
    before[1][4], before[3][4] = "20", ""
    assert after == before


def test_who_is_not_in_the_worksheet_is_named():
    export = exports.worksheet(arrays(scored("dee", "arrays", 3)), download())
    assert export.left_out == ("dee (Dee Day) is not in sheet.csv: grades left out.",)
    assert "learners of sheet.csv not in the gradebook, so without a grade: 1." in export.notes


def test_participants_are_found_by_their_number_where_the_names_are_hidden():
    text = "Identifier,Status,Grade,Last modified (grade)\nParticipant 901,x,,-\nParticipant 902,x,,-\n"
    sheet = of([Learner(id="902")], [scored("902", "arrays", 7)])
    assert worksheet_import(exports.worksheet(sheet, download(text)).text, PEOPLE, maximum=25) == {"bob": 7}


def test_a_worksheet_in_another_language_keeps_its_header():
    german = HEADER.replace("Identifier", "ID").replace(",Grade,", ",Bewertung,").replace("Maximum Grade", "Bestwert")
    rows = ROWS.replace("Participant ", "Teilnehmer/in").replace("25.00", '"25,00"')
    sheet = arrays(scored("ada", "arrays", 22.5))
    with pytest.raises(CourseError, match=r"no column 'Grade'.*--grade-column\. There are: ID, Full name.*Bewertung"):
        exports.worksheet(sheet, download(german + rows))
    text = exports.worksheet(sheet, download(german + rows), grade="Bewertung").text
    assert text.splitlines()[0].split(",")[:5] == ["ID", "Full name", "Email address", "Status", "Bewertung"]
    people = {f"Teilnehmer/in{number}": who for number, who in PEOPLE.items()}
    assert worksheet_import(text, people, maximum=25, identifier="ID", grade="Bewertung")["ada"] == 22.5


def test_more_than_the_maximum_would_be_skipped_in_silence_and_is_left_out_with_a_word():
    export = exports.worksheet(arrays(scored("ada", "arrays", 26), scored("bob", "arrays", 25)), download())
    assert export.left_out == ("ada (Ada Lovelace) has 26 of 25, which Moodle skips: grades left out.",)
    assert worksheet_import(export.text, PEOPLE, maximum=25) == {"bob": 25}


def test_percent_needs_a_maximum_of_a_hundred():
    sheet, hundred = arrays(scored("ada", "arrays", 20)), (HEADER + ROWS).replace("25.00", "100.00")
    with pytest.raises(CourseError, match=r"25 points in Moodle, but would be written as 100\. Change the maximum"):
        exports.worksheet(sheet, download(), Scale(percent=True))
    with pytest.raises(CourseError, match=r"100 points in Moodle, but would be written as 25.*use --percent"):
        exports.worksheet(sheet, download(hundred))
    text = exports.worksheet(sheet, download(hundred), Scale(percent=True)).text
    assert worksheet_import(text, PEOPLE, maximum=100) == {"ada": 80, "bob": 12}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file is empty"),
        (HEADER + "Participant 901,x\n", "sheet.csv:2: 2 cells, but the header has 10"),
        (HEADER + '"Participant 901"x,"', "sheet.csv:2: this is no CSV"),
        (HEADER + "nobody" + "," * 9 + "\n", "'nobody' is no identifier of a participant"),
    ],
)
def test_what_is_no_worksheet_is_refused(text, words):
    with pytest.raises(CourseError, match=words):
        exports.worksheet(arrays(), download(text))


def test_a_worksheet_is_for_one_assignment():
    with pytest.raises(CourseError, match=r"for one assignment, not for 2\. Name it with --assignment"):
        exports.worksheet(of([ADA], [], [CRAFT, Assignment(name="other", max_score=1)]), download())


def test_points_so_far_are_filled_in_when_asked_for():
    text = exports.worksheet(arrays(), download(), Scale(partial=True)).text
    assert worksheet_import(text, PEOPLE, maximum=25) == {"ada": 22.5, "bob": 15}


@given(NAMES, NAMES)
def test_any_name_and_comment_stays_in_its_row_and_calculates_nothing(name, comment):
    there = io.StringIO(HEADER)
    there.seek(0, io.SEEK_END)
    csv.writer(there).writerow(["Participant 901", name, "ada@x.edu", "", "", "25.00", "Yes", "-", "-", comment])
    export = exports.worksheet(of([ADA, BOB], [scored("ada", "arrays", 9)]), download(there.getvalue()))
    assert worksheet_import(export.text, PEOPLE, maximum=25) == {"ada": 9}
    assert not any(map(calculates, cells(export.text)))
