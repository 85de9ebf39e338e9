import pytest
from example_classes import small_class, spring_class
from page_reader import read


@pytest.fixture
def small():
    return small_class()


@pytest.fixture(scope="session")
def spring():
    return spring_class()


@pytest.fixture
def pages(small):
    return read(small)


@pytest.fixture(scope="session")
def spring_pages(spring):
    return read(spring)
