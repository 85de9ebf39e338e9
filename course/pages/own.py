"""A learner's own pages: what came back for one hand-in, and how they stand with everything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from course.feedback import Feedback
from course.journal import Entry, by_topic, by_week
from course.pages import templates, whole_numbers, words
from course.plan import StudyPlan, plan, sentence
from course.syllabus import Syllabus

#: Weeks in the picture of hours, sessions shown of the journal, and weeks shown of the plan.
WEEKS, SESSIONS, AHEAD = 26, 8, 4
#: The picture of hours: pixels of a week's column, and of the whole height.
COLUMN, HEIGHT = 22, 90
_PAGES = templates()
_PAGES.globals |= {"words": words}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A week's hours in the picture: where its column stands, and what it says."""

    x: int
    y: float
    height: float
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What a learner wrote down of their study, and what they aim at; ``troubles``: entries that could not be read."""

    entries: Sequence[Entry]
    logbook: Mapping[str, float]
    plan: StudyPlan
    troubles: Sequence[str] = ()


def feedback_page(note: Feedback, *, whole: str = "", progress: str = "") -> str:
    """The page of one hand-in; ``whole`` and ``progress`` are addresses of nbgrader's page and of ``progress_page``."""
    return _text("feedback.html", note=note, whole=whole, progress=progress)


def progress_page(note: Feedback | None, study: Study, syllabus: Syllabus, today: date) -> str:
    """How somebody stands: ``note`` is what came back last, None before the first hand-in."""
    titles = {topic.id: topic.title for topic in syllabus.topics}
    planned = {topic.id: topic.hours for topic in syllabus.topics}
    spent = by_topic(study.entries, study.logbook)
    made = plan(syllabus, study.plan)
    weeks = [week for week in made.weeks if week.start + timedelta(days=7) > today]
    return _text(
        "progress.html",
        note=note,
        map=Markup(note.map_html) if note else "",  # noqa: S704 (drawn by whoever grades)
        goal=study.plan.hours,
        bars=_bars(study),
        mark=round(HEIGHT - HEIGHT * study.plan.hours / _most(study), 1),
        size=(COLUMN * WEEKS, HEIGHT),
        hours=[(titles.get(topic, topic), hours, planned.get(topic)) for topic, hours in sorted(spent.items())],
        entries=[(entry, titles.get(entry.topic, entry.topic)) for entry in reversed(study.entries)][:SESSIONS],
        weeks=[(week.number, week.start.isoformat(), sentence(week)) for week in weeks[:AHEAD]],
        finish=made.finish.isoformat(),
        troubles=study.troubles,
    )


def _bars(study: Study) -> list[Bar]:
    most = _most(study)
    return [
        Bar(
            x=COLUMN * number + 3,
            y=round(HEIGHT - HEIGHT * hours / most, 1),
            height=round(HEIGHT * hours / most, 1),
            title=f"week from {monday}: {hours:g} hours",
        )
        for number, (monday, hours) in enumerate(_weeks(study))
    ]


def _weeks(study: Study) -> list[tuple[date, float]]:
    return list(by_week(study.entries))[-WEEKS:]


def _most(study: Study) -> float:
    """The hours at the top of the picture."""
    return max([study.plan.hours, 1.0, *(hours for _, hours in _weeks(study))]) * 1.1


def _text(template: str, **values: object) -> str:
    return whole_numbers(_PAGES.get_template(template).render(values))
