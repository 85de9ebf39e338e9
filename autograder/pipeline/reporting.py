"""Gradebook and attempts log → Mastery → tables, files and the report page."""

from datetime import datetime

from autograder import mastery
from autograder.errors import CourseError
from autograder.gradebook import Course, grades, read_attempts, students
from autograder.pipeline.estimating import estimates
from autograder.reports import ClassRecord, Skill, Student, TopicGrade
from autograder.reports import Topic as ReportTopic
from course.syllabus import Topic, load_syllabus


def class_record(course: Course, now: datetime, *, student: str = "") -> ClassRecord:
    """Everything the reports show of a course at the moment ``now``; ``student``: of one learner only.

    Everybody's first tries sharpen every estimate, so one learner's mastery is computed from the whole class, too.
    """
    attempts = read_attempts(course)
    points = grades(course)
    known = students(course)
    topics = _topics({total.assignment for total in points} | {attempt.topic for attempt in attempts})
    found = estimates(course, now, students=[one.id for one in known], topics=[topic.id for topic in topics])
    shown = [one for one in known if not student or one.id == student]
    if student and not shown:
        raise CourseError(f"no student {student!r} in the gradebook.", where=course.root)
    masteries = tuple(row for row in found.masteries if not student or row.student == student)
    titles = {topic.id: topic.title for topic in topics}
    return ClassRecord(
        now=now,
        students=tuple(Student(id=one.id, name=one.name) for one in shown),
        topics=topics,
        masteries=masteries,
        grades=tuple(
            TopicGrade(
                student=total.student,
                topic=total.assignment,
                score=total.score,
                max_score=total.max_score,
                needs_manual=total.needs_manual_grade,
            )
            for total in points
            if not student or total.student == student
        ),
        attempts=tuple(attempt for attempt in attempts if not student or attempt.student == student),
        sentences={(m.student, m.topic): mastery.explain(m, titles.get(m.topic, m.topic)) for m in masteries},
        title=f"Course {course.id}" if course.id else "Class report",
    )


def _topics(found: set[str]) -> tuple[ReportTopic, ...]:
    """The topics a class has met: ours in the syllabus' order, then foreign assignments by name."""
    ours = [topic for topic in load_syllabus().topics if topic.id in found]
    foreign = sorted(found - {topic.id for topic in ours})
    return (*map(_shown, ours), *(ReportTopic(id=name, title=name) for name in foreign))


def _shown(topic: Topic) -> ReportTopic:
    skills = tuple(Skill(id=skill.id, title=skill.title) for skill in topic.skills)
    return ReportTopic(id=topic.id, title=topic.title, skills=skills)
