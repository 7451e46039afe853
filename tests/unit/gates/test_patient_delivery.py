"""G1: reliable delivery obliges every alternative alike and never excludes one."""

import pytest

from tests.unit.programmes import EVERYONE, MODEL, gate, outcomes

OTHER_PRODUCTS = ["allogeneic_fresh", "allogeneic_frozen_donor", "allogeneic_frozen_bank"]
ANSWERS = [level.id for level in MODEL.questions["delivery_reliability"].levels]


def delivery(alternative, delivered, product="allogeneic_frozen_bank"):
    return gate("patient_delivery", alternative, delivery_reliability=delivered, product=product)


@pytest.mark.parametrize("alternative", EVERYONE)
class TestPatientDelivery:
    @pytest.mark.parametrize("product", ["autologous", *OTHER_PRODUCTS])
    def test_nine_or_ten_of_ten_runs_pass_for_every_product(self, alternative, product):
        assert delivery(alternative, "nine_or_ten", product).state == "pass"

    @pytest.mark.parametrize("product", OTHER_PRODUCTS)
    def test_seven_or_eight_runs_ask_for_work_that_may_run_beside_a_transfer(self, alternative, product):
        result = delivery(alternative, "seven_or_eight", product)

        assert result.state == "conditional"
        assert result.findings[0].outcome.months == (2, 4, 6)
        assert not result.findings[0].outcome.not_before

    def test_seven_or_eight_autologous_runs_count_as_patients_missed_and_nothing_starts_before(self, alternative):
        result = delivery(alternative, "seven_or_eight", "autologous")

        assert result.state == "conditional"
        assert result.findings[0].outcome.months == (4, 8, 12)
        assert result.findings[0].outcome.not_before

    @pytest.mark.parametrize("product", ["autologous", *OTHER_PRODUCTS])
    def test_six_or_fewer_runs_let_nothing_start_before_the_work_is_done(self, alternative, product):
        result = delivery(alternative, "six_or_fewer", product)

        assert result.state == "conditional"
        assert result.findings[0].outcome.months == (4, 8, 12)
        assert result.findings[0].outcome.not_before

    @pytest.mark.parametrize("product", ["autologous", *OTHER_PRODUCTS])
    def test_fewer_than_five_runs_say_too_little_and_ask_for_five_more(self, alternative, product):
        result = delivery(alternative, "fewer_than_5_runs", product)

        assert result.state == "unknown"
        assert result.findings[0].outcome.months == (3, 6, 9)

    def test_without_an_answer_the_gate_is_unknown_and_names_the_question(self, alternative):
        result = gate("patient_delivery", alternative, without=("delivery_reliability",))

        assert result.state == "unknown"
        assert result.findings[0].questions == ("delivery_reliability",)
        assert MODEL.texts["question_names"]["delivery_reliability"] in result.findings[0].reason

    def test_the_product_matters_only_where_autologous_lots_are_judged_differently(self, alternative):
        states = {
            delivered: gate("patient_delivery", alternative, ("product",), delivery_reliability=delivered).state
            for delivered in ANSWERS
        }

        assert states == {
            "nine_or_ten": "pass",
            "seven_or_eight": "unknown",
            "six_or_fewer": "conditional",
            "fewer_than_5_runs": "unknown",
        }


@pytest.mark.parametrize("delivered", ANSWERS)
@pytest.mark.parametrize("product", ["autologous", *OTHER_PRODUCTS])
def test_all_three_alternatives_are_obliged_alike_and_none_is_excluded(delivered, product):
    results = [delivery(alternative, delivered, product) for alternative in EVERYONE]

    assert len({(result.state, *outcomes(result)) for result in results}) == 1
    assert all(result.state != "fail" for result in results)
