"""Time and money: when the first GMP batch comes, what each path costs, and what drives the difference."""
