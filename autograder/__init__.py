"""The instructor's side: build, check, release, grade, and say who has mastered what."""
