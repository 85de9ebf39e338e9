"""The pages, read back by a parser that knows nothing of the templates."""

from html.parser import HTMLParser
from itertools import takewhile

from autograder.reports import ClassRecord, render

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """Tables as lists of rows of texts by their section's id, the ids, the links, the text and the balance of tags."""

    def __init__(self, html):
        super().__init__()
        self.html, self.tables, self.ids, self.links, self.tags, self.open = html, {}, [], [], [], []
        self.text, self.section, self.cell = "", "", None
        self.feed(html)
        self.close()
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        self.tags.append((tag, known))
        self.ids += [known["id"]] if "id" in known else []
        self.links += [known["href"]] if "href" in known else []
        if known.get("role") == "region" or tag == "section":
            self.section = known.get("aria-labelledby", self.section)
        if tag == "tr":
            self.tables.setdefault(self.section, []).append([])
        if tag in {"td", "th"}:
            self.cell = ""
        if tag == "svg" and self.cell is not None and known.get("role") == "img":
            self.cell += known["aria-label"] + " "
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.links += [dict(attributes)["href"]] if "href" in dict(attributes) else []

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.text += data
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag in {"td", "th"}:
            self.tables[self.section][-1].append(" ".join(self.cell.split()))
            self.cell = None


def read(pages):
    """path → Page, of the report on a record or of some of its pages."""
    return {page.path: Page(page.html) for page in (render(pages) if isinstance(pages, ClassRecord) else pages)}


def class_pages(record):
    """The pages about the whole class, which come first."""
    return takewhile(lambda page: not page.path.startswith("learners/"), render(record))
