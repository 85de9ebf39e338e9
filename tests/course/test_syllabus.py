"""The syllabus: the real file is the course that was designed, and a wrong file is refused with its reasons."""

import dataclasses
import itertools
import re
from collections import Counter

import pytest

from course import data
from course.syllabus import Syllabus, SyllabusError, load_syllabus

#: The design's graph, by code: what each topic needs.
NEEDS = {
    "M1": "", "M2": "M1", "M3": "M2", "M4": "M1", "M5": "M2 M4",
    "S1": "M1", "S2": "S1", "S3": "S2 M5", "S4": "S2",
    "E1": "", "E2": "E1 M1", "E3": "E1 M1", "E4": "E2 L2", "E5": "E3 E4 L5 L6",
    "L1": "S1 E1", "L2": "M2 M5 L1", "L3": "L2 M3", "L4": "L1 S3", "L5": "L1 S2", "L6": "L2 L5 E2",
    "L7": "L4", "L8": "L1 S2", "L9": "L8 S4", "L10": "L4 L6", "L11": "L3 L4", "L12": "M3 S3 L1",
    "K1": "L3 L6 E4", "K2": "K1 L9 S4", "K3": "E5 K2", "K4": "L10 S4",
}  # fmt: skip
STRANDS = {
    "M": "mathematics",
    "S": "statistics",
    "E": "engineering",
    "L": "machine learning",
    "K": "capstone",
}
PUBLISHED = {
    "python_craft": "merge_config batched stable_split spawn_rngs retry Dataset haversine_fast",
    "arrays": "row_center pairwise_sq_dists one_hot moving_mean logsumexp streaming_mean_var ulp top_k",
    "describing_data": "weighted_mean_var robust_summary ecdf spearman correlation_matrix density_histogram simpson_report aggregate_two_ways",
    "supervised": "split_indices baseline empirical_risk standardize_train_test knn_predict knn_loo_error distance_contrast",
    "least_squares": "forward_substitution qr_mgs project least_squares condition_number rank_nullspace weighted_least_squares fit_line",
    "gradients": "numerical_gradient step_size_sweep jacobian mse_grad softmax_xent_grad Value gradient_check",
    "optimisation": "gradient_descent max_stable_lr sgd adam backtracking newton project_simplex",
    "probability": "posterior bayes_update monty_hall sample_discrete sample_mvn poisson_binomial mc_integrate clt_coverage",
    "linear_regression": "ols ols_gd r2 coefficient_table influence loo_mse design",
    "metrics": "confusion precision_recall_f roc_auc average_precision best_threshold calibration_table brier_decomposition lift_at",
    "svd": "power_iteration best_rank_k pca_fit pca_transform components_for mahalanobis pseudo_inverse",
    "likelihood": "gaussian_nll fit_gamma bernoulli_estimates standard_errors simulate_estimator information_criteria em_binomial_mixture",
    "regularisation": "ridge ridge_path soft_threshold lasso_cd lasso_alpha_max effective_df bias_variance fit_scaled_ridge",
    "model_selection": "kfold stratified_kfold group_kfold forward_splits cross_validate_ nested_score one_se_choice leaks",
    "logistic_regression": "sigmoid bce_with_logits logistic_grad_hess fit_logistic softmax fit_softmax odds_ratios boundary_value",
    "resampling": "bootstrap_ci paired_bootstrap permutation_pvalue two_proportions sample_size holm peeking_error mcnemar",
    "trees": "impurity best_split best_split_regression grow prune impurity_importance permutation_importance_",
    "ensembles": "bootstrap_oob bag_predict oob_score random_forest variance_of_average gbm negative_gradient early_stop",
    "neural_networks": "init_layers dense_forward relu mlp_loss_grad train_mlp dropout batchnorm debug_report",
}
IN_SCIKIT_LEARN = {"digits", "wine", "breast_cancer", "diabetes"}


@pytest.fixture(scope="module")
def course() -> Syllabus:
    return load_syllabus()


# The real file.


def test_the_graph_is_the_designed_one(course):
    code = {topic.id: topic.code for topic in course.topics}
    actual = {topic.code: {code[need] for need in topic.needs} for topic in course.topics}
    assert actual == {name: set(needs.split()) for name, needs in NEEDS.items()}


def test_there_are_26_topics_and_4_capstones_of_504_hours(course):
    strands = Counter(topic.strand for topic in course.topics)
    assert strands == {
        "mathematics": 5,
        "statistics": 4,
        "engineering": 5,
        "machine learning": 12,
        "capstone": 4,
    }
    assert sum(topic.hours for topic in course.topics) == 504
    assert sum(topic.hours for topic in course.topics if topic.strand == "capstone") == 108
    assert sum(topic.hours for topic in course.topics if topic.tier == "core") == 442


def test_the_order_of_study_puts_every_topic_after_what_it_needs(course):
    place = {topic.id: index for index, topic in enumerate(course.topics)}
    assert all(place[need] < place[topic.id] for topic in course.topics for need in topic.needs)
    assert course.ordered == course.topics


def test_nothing_in_the_core_builds_on_breadth(course):
    breadth = {topic.code for topic in course.topics if topic.tier == "breadth"}
    assert breadth == {"L7", "L11", "L12", "K4"}
    assert not any(course.unlocks(topic.id) for topic in course.topics if topic.tier == "breadth")


def test_codes_carry_the_letter_of_their_strand(course):
    assert all(topic.strand == STRANDS[topic.code[0]] for topic in course.topics)


def test_each_topic_has_20_points_in_seven_or_eight_skills_and_each_capstone_75(course):
    for topic in course.topics:
        points = sum(skill.points for skill in topic.skills)
        if topic.strand == "capstone":
            assert points == 75
        else:
            assert (points, len(topic.skills) in {7, 8}) == (20, True)


def test_the_published_topics_have_exactly_their_exercises(course):
    assert {topic.id: " ".join(s.id for s in topic.skills) for topic in course.published} == PUBLISHED


def test_a_published_topic_works_without_a_network(course):
    at_hand = {name.removeprefix("load_") for name in data.__all__} | IN_SCIKIT_LEARN
    assert all(set(topic.data) <= at_hand for topic in course.published)


def test_difficulties_are_spread_and_every_topic_has_an_easier_and_a_harder_skill(course):
    difficulties = Counter(skill.difficulty for topic in course.topics for skill in topic.skills)
    assert set(difficulties) == {1, 2, 3, 4, 5}
    assert max(difficulties.values()) < sum(difficulties.values()) / 2
    assert all(len({skill.difficulty for skill in topic.skills}) >= 2 for topic in course.topics)


def test_titles_of_skills_are_for_people_and_unique_within_a_topic(course):
    for topic in course.topics:
        titles = [skill.title for skill in topic.skills]
        assert len(set(titles)) == len(titles)
        assert all(re.fullmatch(r"[A-Z].* .*[^.]", title) and len(title) <= 60 for title in titles)


# Looking things up.


def test_prerequisites_are_transitive_and_learnable_in_their_order(course):
    """Checked against a slow fixed point over the design's own graph."""
    code = {topic.id: topic.code for topic in course.topics}
    for topic in course.topics:
        expected = set(NEEDS[topic.code].split())
        while (wider := expected | {c for e in expected for c in NEEDS[e].split()}) != expected:
            expected = wider
        found = [code[t.id] for t in course.prerequisites(topic.id)]
        assert set(found) == expected
        assert all(set(NEEDS[name].split()) <= set(found[:place]) for place, name in enumerate(found))


def test_unlocks_is_the_inverse_of_needs(course):
    pairs = {(topic.id, need) for topic in course.topics for need in topic.needs}
    assert {(later.id, topic.id) for topic in course.topics for later in course.unlocks(topic.id)} == pairs


def test_a_lookup_of_an_unknown_name_suggests_the_nearest(course):
    with pytest.raises(KeyError, match="'arays'; there is arrays"):
        course.topic("arays")
    with pytest.raises(KeyError, match=r"skill in topic 'arrays' called 'topk'; there is top_k"):
        course.topic("arrays").skill("topk")
    with pytest.raises(KeyError, match="ensemble"):
        course.prerequisites("ensemble")
    with pytest.raises(KeyError, match="ensemble"):
        course.unlocks("ensemble")


def test_what_was_loaded_cannot_be_changed(course):
    topic = course.topic("arrays")
    for record, name in ((course, "topics"), (topic, "hours"), (topic.skills[0], "points")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, name, 0)
    assert hash(course) == hash(load_syllabus())


# Refusals. One small right file, and one change each that makes it wrong.

SKILL = '{ id = "add", title = "Add numbers", tag = "implement", points = 20, difficulty = 1 }'
TOPIC = """
[[topic]]
id = "sums"
code = "M1"
strand = "mathematics"
title = "Sums"
needs = []
hours = 3
tier = "core"
published = false
data = []
skills = [@]
""".replace("@", SKILL)


def another(name: str, code: str, needs: str = "[]") -> str:
    return TOPIC.replace('"sums"', f'"{name}"').replace('"M1"', f'"{code}"').replace("needs = []", f"needs = {needs}")


@pytest.fixture
def load(tmp_path):
    def load(text: str) -> Syllabus:
        file = tmp_path / "tiny.toml"
        file.write_text(text, encoding="utf-8")
        return load_syllabus(file)

    return load


def test_the_small_file_is_right(load):
    topic = load(TOPIC).topic("sums")
    assert (topic.hours, topic.needs, topic.skill("add").points) == (3, (), 20)


REFUSALS = {
    "not TOML": ("hours = 3", "hours = ", "this is not TOML"),
    "unknown key of a topic": ("hours = 3", "hours = 3\nhour = 4", "topic 'sums': the key 'hour' is unknown"),
    "unknown key of a skill": ("difficulty = 1", "difficulty = 1, hard = 2", "skill 'add': the key 'hard' is unknown"),
    "unknown key of the file": ("[[topic]]", "name = 1\n[[topic]]", "the file: the key 'name' is unknown"),
    "missing key of a topic": ("hours = 3\n", "", "topic 'sums': the key 'hours' is missing"),
    "missing key of a skill": (', tag = "implement"', "", "topic 'sums', skill 'add': the key 'tag' is missing"),
    "missing id": ('id = "sums"\n', "", "topic number 1: the key 'id' is missing"),
    "hours as text": ("hours = 3", 'hours = "3"', "topic 'sums': 'hours' must be a whole number, not '3'"),
    "hours as a truth value": ("hours = 3", "hours = true", "'hours' must be a whole number, not True"),
    "published as a number": ("published = false", "published = 0", "'published' must be true or false, not 0"),
    "needs as text": ("needs = []", 'needs = "sums"', "'needs' must be a list of texts"),
    "needs of numbers": ("needs = []", "needs = [1]", "'needs' must be a list of texts"),
    "data as text": ("data = []", 'data = "cars"', "'data' must be a list of texts"),
    "empty title": ('title = "Sums"', 'title = " "', "'title' must be a text that is not empty"),
    "skills as text": (f"[{SKILL}]", '"add"', "'skills' must be a list of tables"),
    "points as text": ("points = 20", 'points = "20"', "skill 'add': 'points' must be a whole number"),
    "no skills": (f"[{SKILL}]", "[]", "topic 'sums': it has no skills"),
    "skill twice": (SKILL, f"{SKILL}, {SKILL}".replace("20", "10"), "the skill 'add' stands there 2 times"),
    "id no Python name": ('id = "sums"', 'id = "sums-2"', "topic 'sums-2': its 'id' must be a Python name"),
    "id a keyword": ('id = "add"', 'id = "lambda"', "skill 'lambda': its 'id' must be a Python name"),
    "unknown strand": ('"mathematics"', '"maths"', "topic 'sums': 'strand' must be one of mathematics, statistics"),
    "unknown tier": ('"core"', '"extra"', "topic 'sums': 'tier' must be one of core, breadth, not 'extra'"),
    "unknown tag": ('"implement"', '"write"', "skill 'add': 'tag' must be one of implement, stable"),
    "unknown need": ("needs = []", 'needs = ["sets"]', "topic 'sums': it needs 'sets', which is no topic"),
    "need twice": ("needs = []", 'needs = ["sums", "sums"]', "topic 'sums': the need 'sums' stands there 2 times"),
    "needs itself": ("needs = []", 'needs = ["sums"]', "circle can be the first to learn: 'sums' needs 'sums'"),
    "no hours": ("hours = 3", "hours = 0", "topic 'sums': 'hours' must be more than 0, not 0"),
    "difficulty too low": ("difficulty = 1", "difficulty = 0", "skill 'add': 'difficulty' must be from 1 to 5, not 0"),
    "difficulty too high": ("difficulty = 1", "difficulty = 6", "'difficulty' must be from 1 to 5, not 6"),
    "no points": ("points = 20", "points = 0", "skill 'add': 'points' must be more than 0, not 0"),
    "points that miss 20": ("points = 20", "points = 19", "add up to 19; they must add up to 20"),
    "a capstone's points": ('"mathematics"', '"capstone"', "add up to 20; they must add up to 75"),
}  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "sentence"), REFUSALS.values(), ids=REFUSALS)
def test_a_wrong_entry_is_refused_by_name(load, right, wrong, sentence):
    assert TOPIC.count(right) == 1
    with pytest.raises(SyllabusError, match=re.escape(sentence)) as caught:
        load(TOPIC.replace(right, wrong))
    assert str(caught.value).startswith(caught.value.file)
    assert caught.value.file.endswith("tiny.toml")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the file: the key 'topic' is missing"),
        ("topic = []", "there is no topic; write at least one"),
        ("topic = 3", "the file: 'topic' must be a list of tables"),
        ("[topic]", "the file: 'topic' must be a list of tables"),
        (TOPIC + another("sums", "M2"), "the topic 'sums' stands there 2 times"),
        (TOPIC + another("sets", "M1"), "the code 'M1' stands there 2 times"),
    ],
)
def test_a_wrong_file_is_refused(load, text, sentence):
    with pytest.raises(SyllabusError, match=re.escape(sentence)):
        load(text)


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    file = tmp_path / "latin.toml"
    file.write_bytes('title = "Größe"'.encode("latin-1"))
    with pytest.raises(SyllabusError, match="this is not TOML"):
        load_syllabus(file)


def test_a_circle_is_refused_with_its_path(load):
    text = TOPIC + another("a", "M2", '["sums", "b"]') + another("b", "M3", '["c"]') + another("c", "M4", '["a"]')
    with pytest.raises(SyllabusError) as caught:
        load(text)
    path = re.findall(r"'(\w+)'", caught.value.problems[0])
    assert path[0] == path[-1]
    assert set(itertools.pairwise(path)) == {("a", "b"), ("b", "c"), ("c", "a")}


def test_all_problems_are_reported_together_one_a_line(load):
    text = TOPIC.replace("hours = 3", "hours = 0").replace('"core"', '"extra"') + another("sets", "M2", '["x"]')
    with pytest.raises(SyllabusError) as caught:
        load(text)
    assert len(caught.value.problems) == 3
    assert len(str(caught.value).splitlines()) == 3
    assert isinstance(caught.value, ValueError)


def test_topics_written_out_of_order_are_put_in_order(load):
    loaded = load(another("last", "M3", '["middle", "sums"]') + another("middle", "M2", '["sums"]') + TOPIC)
    assert [topic.id for topic in loaded.topics] == ["last", "middle", "sums"]
    assert [topic.id for topic in loaded.ordered] == ["sums", "middle", "last"]
    assert [topic.id for topic in loaded.prerequisites("last")] == ["sums", "middle"]
