"""The four gates: non-compensatory rules that hold whatever an alternative scores (method.md M2)."""

from calculator.gates.judge import GATE_RULES, fail_block, fails, gate_results, rule_for

__all__ = ["GATE_RULES", "fail_block", "fails", "gate_results", "rule_for"]
