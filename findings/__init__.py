"""The vocabulary of findings and its rules: pure values and pure functions, standard library only."""
