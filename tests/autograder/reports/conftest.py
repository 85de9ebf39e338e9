import pytest
from example_classes import small_class, spring_class


@pytest.fixture
def small():
    return small_class()


@pytest.fixture(scope="session")
def spring():
    return spring_class()
