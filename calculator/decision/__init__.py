"""From answers to a decision: who leads, how firmly, what would change it and what to find out first."""
