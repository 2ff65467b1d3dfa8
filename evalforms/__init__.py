"""Performance self-evaluation forms (绩效自评) of public budgets, from blank form to sealed PDF."""
