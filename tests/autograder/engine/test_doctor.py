"""`autograder doctor` says what holds on this machine, by which means, and what does not."""

from typing import get_args

from autograder.engine import doctor
from autograder.engine.jail import Guarantee, Lack


def test_every_guarantee_holds_on_the_machine_that_runs_the_tests():
    findings = doctor.diagnose()
    assert [finding.guarantee for finding in findings] == list(get_args(Guarantee))
    assert all(finding.ok and finding.mechanism and not finding.reason for finding in findings)


def test_a_lack_is_told_with_its_remedy_and_does_not_hide_the_others(monkeypatch):
    lacks = (Lack(guarantee="disk", reason="no room", remedy="Make room."),) * 2
    monkeypatch.setattr(doctor, "probe", lambda: lacks)
    findings = doctor.diagnose()
    failing = [finding for finding in findings if not finding.ok]
    assert [(f.guarantee, f.reason, f.remedy) for f in failing] == [("disk", "no room", "Make room.")] * 2
    assert {f.guarantee for f in findings if f.ok} == {*get_args(Guarantee)} - {"disk"}
