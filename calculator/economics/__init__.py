"""Time and money: when the first GMP batch comes, what each path costs, and what drives the difference."""

from calculator.economics.comparison import PlantComparison, compare_plants
from calculator.economics.data import load_economics
from calculator.economics.reading import Numbers, as_given, read_numbers
from calculator.economics.results import Simulation
from calculator.economics.simulation import simulate
from calculator.economics.summary import input_list, simulation_summary

__all__ = [
    "Numbers",
    "PlantComparison",
    "Simulation",
    "as_given",
    "compare_plants",
    "input_list",
    "load_economics",
    "read_numbers",
    "simulate",
    "simulation_summary",
]
